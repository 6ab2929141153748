"""The codes of the case database and what each is called (glossary of the field).

A programme file says which of these it uses; the loader rejects any other.
"""

from dashboard.domain.text import Text

BASES = {
    "found": Text("摸排", "found"),
    "accepted": Text("受理", "accepted"),
    "mediated": Text("调解", "mediated"),
    "closed": Text("办结", "closed"),
}
"""What a count or rate of disputes can rest on (口径), in the order a dispute goes through them."""
TYPES = {
    "family": Text("婚姻家庭", "Family"),
    "neighbour": Text("邻里", "Neighbours"),
    "housing": Text("房屋宅基地", "Housing"),
    "contract": Text("合同", "Contract"),
    "business": Text("生产经营", "Business"),
    "compensation": Text("损害赔偿", "Compensation"),
    "land": Text("山林土地", "Land"),
    "demolition": Text("征地拆迁", "Demolition"),
    "environment": Text("环境保护", "Environment"),
    "labour": Text("劳动争议", "Labour"),
    "wages": Text("拖欠工资", "Wages"),
    "traffic": Text("道路交通事故", "Traffic accident"),
    "medical": Text("医疗", "Medical"),
    "property": Text("物业", "Property management"),
    "consumer": Text("消费", "Consumer"),
    "online_finance": Text("互联网金融", "Online finance"),
    "unnatural_death": Text("非正常死亡", "Unnatural death"),
    "other": Text("其他", "Other"),
}
LEVELS = {
    "ordinary": Text("普通", "Ordinary"),
    "difficult": Text("疑难", "Difficult"),
    "major": Text("重大", "Major"),
}
TRACKS = {
    "civil": Text("民事", "Civil"),
    "public_order": Text("治安", "Public order"),
    "minor_criminal": Text("轻微刑附民", "Minor criminal with civil claim"),
}
LEADS = {
    "lawyer": Text("律师主调", "Lawyer-led"),
    "police": Text("民警主调", "Police-led"),
    "mediator": Text("调解员主调", "Mediator-led"),
}
CHANNELS = {
    "110": Text("110接警", "110 call"),
    "walk_in": Text("上门申请", "Walk-in"),
    "community": Text("社区上报", "Community"),
    "online": Text("网络与手机端", "Online and app"),
    "court": Text("法院委托", "Court"),
    "petition": Text("信访移送", "Petition"),
    "hotline": Text("热线", "Hotline"),
    "sweep": Text("排查发现", "Sweep"),
    "appointment": Text("预约", "Appointment"),
    "grid": Text("网格融调", "Grid-fused"),
    "station": Text("派出所移交", "Police station"),
}
MODES = {
    "joint": Text("联合调", "Joint"),
    "mobile": Text("流动调", "Mobile"),
    "on_the_spot": Text("随手调", "On the spot"),
    "oral": Text("口头调", "Oral"),
    "outpatient": Text("门诊", "Out-patient"),
    "emergency": Text("急诊", "Emergency"),
    "consultation": Text("会诊", "Consultation"),
}
OUTCOMES = {
    "settled": Text("调解成功", "Settled"),
    "failed": Text("调解不成", "Failed"),
    "withdrawn": Text("撤回", "Withdrawn"),
    "referred_admin": Text("转行政处理", "Referred to administration"),
    "referred_court": Text("导入诉讼", "Referred to court"),
    "open": Text("在调", "Open"),
}
AGREEMENTS = {
    "written": Text("书面协议", "Written"),
    "oral": Text("口头协议", "Oral"),
}
CONVERSIONS = {
    "none": Text("未转化", "None"),
    "public_order": Text("转治安", "To public order"),
    "criminal": Text("民转刑", "To criminal"),
    "civil": Text("转民商事诉讼", "To civil court"),
    "not_tracked": Text("未追踪", "Not tracked"),
}
PLATFORMS = {
    "police_net": Text("公安“互联网+调解”平台", "Police platform"),
    "smart_justice": Text("智慧司法平台", "Justice platform"),
    "mobile_app": Text("手机应用", "Mobile app"),
    "ledger": Text("工作台账", "Work ledger"),
}
PREVENTED = {
    "public_order": Text("防转治安", "Kept from public order"),
    "criminal": Text("防转刑事", "Kept from criminal"),
    "civil": Text("防转民商事", "Kept from civil court"),
}
INQUIRY = {
    "continuing": Text("继续调查取证", "Inquiry goes on"),
    "stopped": Text("停止调查取证", "Inquiry stopped"),
}
EVENTS = {
    "called": Text("报警", "Call received"),
    "arrived": Text("民警到场", "Police on the spot"),
    "triaged": Text("分流", "Triaged"),
    "handed_over": Text("移交主调人", "Handed over"),
    "accepted": Text("受理", "Accepted"),
    "session": Text("调解", "Mediation session"),
    "agreement": Text("达成协议", "Agreement"),
    "closed": Text("办结", "Closed"),
    "confirmed": Text("司法确认", "Judicial confirmation"),
    "due": Text("约定履行日", "Performance due"),
    "performed": Text("履行完毕", "Performed"),
    "follow_up": Text("回访", "Follow-up"),
}
PARTY_ROLES = {
    "applicant": Text("申请人", "Applicant"),
    "respondent": Text("被申请人", "Respondent"),
}
DOSSIER = {
    "application": Text("申请书", "Application"),
    "record": Text("调解笔录", "Record of mediation"),
    "evidence": Text("证据材料", "Evidence"),
    "agreement": Text("协议书", "Agreement"),
    "receipt": Text("送达回证", "Receipt"),
    "follow_up": Text("回访记录", "Follow-up record"),
}
KEY_REASONS = {
    "major": Text("重大", "Major"),
    "sensitive": Text("敏感", "Sensitive"),
    "unnatural_death": Text("非正常死亡", "Unnatural death"),
    "many_people": Text("涉及人数多", "Many people"),
    "criminal_risk": Text("有转刑事风险", "Risk of turning criminal"),
}
