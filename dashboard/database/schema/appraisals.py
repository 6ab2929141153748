"""Appraisal of firms and people: grades, subsidies claimed, and who was trained."""

from sqlalchemy import PrimaryKeyConstraint, Table

from dashboard.database.schema.columns import code, count, day, fen, metadata, share, words

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
subsidy_claim = Table(
    "subsidy_claim",
    metadata,
    code("code", "申领编号", required=True),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所"),
    code("firm", "领取的律所"),
    code("mediator", "领取的调解员"),
    code("officer", "领取的民警"),
    code("room", "领取的调解室"),
    code("subsidy", "补贴项目（工作模式文件中的 key）", required=True),
    code("dispute_id", "所办纠纷（按件计发的）"),
    day("month", "所属月（月首日）", required=True),
    day("claimed_on", "申领日", required=True),
    code("level", "申报难度（按件计发的）或档次（按档计发的）"),
    fen("amount_fen", "申领金额"),
    day("rule_from", "申领所依据的规则版本（其生效日）"),
    code("batch", "导入批次"),
    PrimaryKeyConstraint("county", "code").ddl_if(dialect="postgresql"),
    comment="补贴申领（一笔一行）",
)
grading = Table(
    "grading",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所"),
    code("grading", "考评项目（工作模式文件中的 key）", required=True),
    code("subject", "对象 mediator/officer/lawyer/room", required=True),
    code("unit", "对象代码", required=True),
    day("month", "考评期首月（月首日）", required=True),
    count("months", "考评期（月数）"),
    code("grade", "等级（原文）"),
    count("stars", "星级"),
    share("points", "得分"),
    words("items", "各项得分与权重 JSON：{项目: {points, weight}}"),
    PrimaryKeyConstraint("county", "grading", "unit", "month").ddl_if(dialect="postgresql"),
    comment="人员或调解室的等级评定（一人一期一行）",
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
training_attendance = Table(
    "training_attendance",
    metadata,
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    day("on_day", "日期", required=True),
    code("kind", "种类（见 TRAININGS）", required=True),
    code("mediator", "参训调解员", required=True),
    comment="参训名单（一人一场一行）",
)
