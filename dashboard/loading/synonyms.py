"""What other systems call the fields of disputes and parties, in both languages."""

from collections.abc import Mapping

from dashboard.domain.records import COLUMNS
from dashboard.loading.fields import AMOUNT, NUMBER

SEEN: Mapping[str, str] = {
    NUMBER: (
        "工单编号 诉求编号 信件编号 留言编号"
        " 纠纷编号 案件编号 编号 案号 调解编号 登记编号 受理编号 流水号 工单号 唯一编号 业务编号"
        " 卷宗号 id case_id case_no case_number number unique_key ticket complaint_id reference"
    ),
    "register": "台账 台账类型 业务类型 register",
    "county": "区县 区县代码 所属区县 县区 区 县 borough county district",
    "town": (
        "所在街镇 所属镇街 事发街道 街镇 街道 乡镇 镇街 街道代码 所属街道 乡镇街道"
        " town township community_board"
    ),
    "community": "社区 村社区 村居 所属社区 village neighbourhood",
    "zone": "管理区 调解管理区 网格 网格编号 zone",
    "station": "派出所 派出所代码 辖区派出所 所属派出所 station police_station precinct",
    "room": "调解室 调解工作室 受理调解室 room",
    "firm": "律所 律师事务所 律所代码 firm law_firm company",
    "lawyer": "律师 驻所律师 承办律师 lawyer",
    "mediator": "调解员 主调人员 承办调解员 承办人 mediator",
    "committee": "调委会 调解委员会 调解组织 受理调委会 committee",
    "officer": "民警 办案民警 出警民警 officer",
    "platform": "来源系统 平台 系统 数据来源 platform agency",
    "channel": "来源渠道 纠纷来源 来源 受理方式 受理渠道 channel submitted_via source",
    "type": (
        "一级标签 一级分类"
        " 诉求类型 诉求类别 问题类型 留言类型 主题分类 纠纷类型 纠纷类别 类型 案件类型 纠纷种类"
        " 矛盾类型 type complaint_type product category"
    ),
    "track": "分流类别 分流 性质 案件性质 track",
    "lead": "主调人 主调 主持 lead",
    "level": "难度 难易程度 纠纷等级 疑难程度 复杂程度 level priority",
    "mode": "调解方式 方式 mode",
    "found_on": "发现日 发现日期 排查日期 摸排时间 date_found",
    "accepted_on": (
        "来件时间 来电时间 留言时间 反映时间 诉求时间 提交时间"
        " 受理日 受理日期 受理时间 登记日期 登记时间 立案日期 申请日期 来件日期"
        " accepted date_received created_date received opened"
    ),
    "mediated_on": "调解日 调解日期 调解时间 开始调解日 开始调解日期 mediated",
    "closed_on": (
        "答复时间 回复时间 办结日 办结日期 办结时间 结案日期 结案时间 完成时间"
        " closed closed_date resolved date_closed decision_date"
    ),
    "called_at": "报警时间 接警时间 来电时间 called",
    "arrived_at": "到场时间 到达时间 出警时间 arrived",
    "triaged_at": "分流时间 研判时间 triaged",
    "handed_over_at": "移交时间 委托移交时间 handed_over",
    "fed_back_on": "反馈日 反馈日期 反馈时间 fed_back",
    "entered_at": "录入时间 录入日期 入库时间 创建时间 entered",
    "outcome": (
        "办理状态 办理情况 是否解决 结果 调解结果 办理结果 处理结果 结案方式 是否成功 调解状态"
        " 状态 outcome status resolution decision"
    ),
    "agreement": "协议形式 协议类型 是否签订协议 agreement",
    AMOUNT: "涉及金额 金额 涉案金额 标的额 协议金额 涉及金额（元） amount",
    "confirmed_on": "司法确认日 司法确认日期 确认日期",
    "due_on": "约定履行日 履行期限 应履行日期 due_date",
    "performed_on": "履行日 履行日期 履行完毕日期",
    "satisfaction": "满意度 满意度评价 评价 群众满意度 satisfaction rating",
    "conversion": "转化 转化情况 民转刑 conversion",
    "people_involved": "涉及人数 人数 当事人数 people",
    "is_sensitive": "敏感 是否敏感 敏感案件 sensitive",
    "criminal_risk": "民转刑风险 转刑风险 风险",
    "dossier": "卷宗材料 材料 案卷材料",
    "dossier_complete": "卷宗齐全 是否一案一卷 卷宗完整 案卷齐全",
    "longitude": "经度 lng lon longitude",
    "latitude": "纬度 lat latitude",
    "seq": "当事人序号 序号 当事人编号 seq party_no",
    "role": "当事人身份 当事人类型 当事人类别 诉讼地位 身份 角色 role party_type",
    "name": (
        "当事人姓名 当事人 当事人名称 姓名 申请人 申请人姓名 申请方 被申请人 被申请人姓名 被申请方"
        " 甲方 乙方 来件人 来电人 name party_name"
    ),
    "id_number": (
        "身份证号 身份证号码 公民身份号码 证件号码 证件号 身份证 申请人身份证号 被申请人身份证号"
        " id_number id_card"
    ),
    "credit_code": "统一社会信用代码 社会信用代码 信用代码 机构代码 credit_code uscc",
    "phone": (
        "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 申请人电话 被申请人电话"
        " phone mobile tel"
    ),
    "address": "住址 地址 家庭住址 现住址 户籍地址 联系地址 address",
}
"""By field; a blank parts two words."""


def words_of(field: str) -> tuple[str, ...]:
    """Return everything a field is known to be called, its own names first."""
    own = COLUMNS.get(field)
    names = (own.zh, own.en) if own else ()
    return (field, *names, *SEEN.get(field, "").split())
