"""Activity records and monthly counts: what standards and grades are checked against."""

from sqlalchemy import PrimaryKeyConstraint, Table

from dashboard.database.schema.columns import code, count, day, fen, flag, metadata, moment

advice = Table(
    "advice",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("town", "街道"),
    code("community", "社区"),
    code("station", "派出所"),
    day("on_day", "日期", required=True),
    count("people", "咨询人数（人）"),
    comment="咨询（人，不是件）",
)
community_service = Table(
    "community_service",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("town", "街道"),
    code("community", "社区", required=True),
    code("station", "派出所"),
    code("lawyer", "社区律师顾问", required=True),
    code("kind", "call 电话 / visit 上门 / lecture 讲座", required=True),
    day("on_day", "日期", required=True),
    comment="社区律师顾问服务记录",
)
duty_shift = Table(
    "duty_shift",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所", required=True),
    code("firm", "律所", required=True),
    code("lawyer", "驻所律师", required=True),
    day("on_day", "日期", required=True),
    moment("starts_at", "到岗时间（空为缺勤）"),
    moment("ends_at", "离岗时间（空为缺勤）"),
    PrimaryKeyConstraint("county", "station", "on_day", "lawyer").ddl_if(dialect="postgresql"),
    comment="驻所值守（一班一行，缺勤也有一行）",
)
station_month = Table(
    "station_month",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所", required=True),
    day("month", "月（月首日）", required=True),
    count("calls", "接警（起）"),
    count("public_order_cases", "治安案件（起）"),
    count("criminal_cases", "刑事案件（起）"),
    count("officer_minutes", "民警处理纠纷用时（分钟）"),
    PrimaryKeyConstraint("station", "month").ddl_if(dialect="postgresql"),
    comment="派出所月度情况",
)
sweep = Table(
    "sweep",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("town", "街道乡镇"),
    code("station", "派出所"),
    day("on_day", "日期", required=True),
    count("found", "摸排发现（件）"),
    count("mediated", "其中调解（件）"),
    count("resolved", "其中化解（件）"),
    comment="排查",
)
firm_grade = Table(
    "firm_grade",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "考评的区县", required=True),
    code("firm", "律所", required=True),
    day("month", "考评月（月首日）", required=True),
    code("grade", "excellent 优秀 / pass 合格 / fail 不合格", required=True),
    fen("subsidy_fen", "补贴"),
    PrimaryKeyConstraint("county", "firm", "month"),
    comment="律所月度考评",
)
warning = Table(
    "warning",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("town", "街道乡镇"),
    day("on_day", "报告日", required=True),
    code("outcome", "结果（见 WARNING_OUTCOMES；空为未登记）"),
    comment="预警报告（件次）",
)
liaison = Table(
    "liaison",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    day("on_day", "日期", required=True),
    code("partner", "衔接部门（见 PARTNERS）", required=True),
    code("outcome", "结果（见 WARNING_OUTCOMES；空为未登记）"),
    comment="与部门衔接（件次，不是案件移交）",
)
training = Table(
    "training",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    day("on_day", "日期", required=True),
    code("kind", "种类（见 TRAININGS）", required=True),
    count("attendances", "参训（人次，不是人）"),
    comment="培训",
)
checklist = Table(
    "checklist",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所"),
    code("room", "调解室"),
    day("on_day", "检查日", required=True),
    code("list", "清单（见 CHECKLISTS）", required=True),
    code("item", "项目（见 CHECKLIST_ITEMS）", required=True),
    flag("met", "达到"),
    comment="检查清单（一次检查一项一行）",
)
survey = Table(
    "survey",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所", required=True),
    day("month", "月（月首日）", required=True),
    code("mediator", "调解员", required=True),
    code("officer", "民警", required=True),
    count("responded", "受访当事人（人）"),
    count("points", "百分制得分之和（分）"),
    PrimaryKeyConstraint("station", "month", "mediator", "officer").ddl_if(dialect="postgresql"),
    comment="安全感满意度测评：调解员与民警同一张评分",
)
