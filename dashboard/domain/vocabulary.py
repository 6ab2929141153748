"""The codes of the case database and what each is called (glossary of the field).

A programme file says which of these it uses; the loader rejects any other.
"""

from dashboard.domain.text import Text

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
ROOM_KINDS = {
    "station": Text("派出所调解室", "Station room"),
    "joint": Text("联调室", "Joint room"),
    "marriage": Text("婚姻纠纷专项调解室", "Marriage room"),
    "neighbour": Text("邻里矛盾专项调解室", "Neighbour room"),
    "community": Text("社区调解室", "Community room"),
    "brand_studio": Text("品牌调解工作室", "Brand studio"),
    "personal_brand": Text("个人品牌调解室", "Personal brand room"),
    "court": Text("驻法院调解室", "Court room"),
    "petition": Text("信访调解室", "Petition room"),
}
COMMITTEE_KINDS = {
    "county": Text("区县级", "County"),
    "town": Text("乡镇街道", "Town"),
    "village": Text("村", "Village"),
    "community": Text("社区", "Community"),
    "industry": Text("行业性专业性", "Industry or professional"),
    "enterprise": Text("企事业", "Enterprise"),
    "court": Text("驻法院", "Court"),
    "petition": Text("信访", "Petition"),
    "police": Text("驻派出所", "Police"),
    "not_listed": Text("未列明", "Not listed"),
}
MEDIATOR_KINDS = {
    "full_time": Text("专职", "Full-time"),
    "part_time": Text("兼职", "Part-time"),
    "elder": Text("五老", "Elder"),
    "assistant": Text("司法助理员", "Judicial assistant"),
}
RESOURCE_KINDS = {
    "expert_pool": Text("专家库", "Expert pool"),
    "volunteer_team": Text("志愿者队伍", "Volunteer team"),
    "hall": Text("评理堂", "Hall"),
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
WARNING_OUTCOMES = {
    "settled": Text("已化解", "Settled"),
    "followed": Text("持续跟踪", "Being followed"),
    "escalated": Text("已升级", "Escalated"),
}
PARTNERS = {
    "police": Text("公安", "Police"),
    "petition": Text("信访", "Petition office"),
    "governance": Text("综治", "Governance office"),
}
TRAININGS = {
    "induction": Text("岗前培训", "Induction"),
    "key_staff": Text("骨干培训", "Key staff"),
    "special": Text("专业培训", "Special subject"),
}
CHECKLISTS = {
    "five_uniform": Text("五统一与录音录像", "Five uniform items and recording"),
    "seven_institutions": Text("七项制度", "Seven institutions"),
}
CHECKLIST_ITEMS = {
    "door_sign": Text("门牌", "Door sign"),
    "rules_on_wall": Text("制度上墙", "Rules on the wall"),
    "ledger": Text("台账", "Ledger"),
    "uniform": Text("着装", "Uniform"),
    "badge": Text("徽章", "Badge"),
    "recording": Text("录音录像设备", "Recording equipment"),
    "documents": Text("文书管理", "Documents"),
    "joint_meeting": Text("联席会议", "Joint meeting"),
    "follow_up": Text("跟踪回访", "Follow-up"),
    "feedback": Text("情况反馈", "Feedback"),
    "sweep": Text("排查", "Sweep"),
    "appraisal": Text("考核", "Appraisal"),
    "accountability": Text("责任追究", "Accountability"),
}
VENUES = {
    "own": Text("独立场所", "Own venue"),
    "shared": Text("与调委会共用", "Shared with the committee"),
}
INQUIRY = {
    "continuing": Text("继续调查取证", "Inquiry goes on"),
    "stopped": Text("停止调查取证", "Inquiry stopped"),
}
LAWYER_ROLES = {
    "resident": Text("驻所律师", "Resident lawyer"),
    "adviser": Text("社区律师顾问", "Community adviser"),
}
SERVICES = {
    "call": Text("电话沟通", "Call"),
    "visit": Text("上门服务", "On-site day"),
    "lecture": Text("法律讲座", "Lecture"),
}
GRADES = {
    "excellent": Text("优秀", "Excellent"),
    "pass": Text("合格", "Pass"),
    "fail": Text("不合格", "Fail"),
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
