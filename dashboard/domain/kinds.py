"""The codes of registers and activity records, and what each is called."""

from dashboard.domain.text import Text

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
COMMITTEE_FIELDS = {
    "medical": Text("医疗", "Medical"),
    "urban_management": Text("城市管理", "Urban management"),
    "traffic": Text("道路交通事故", "Traffic"),
    "labour": Text("劳动争议", "Labour"),
    "property": Text("物业", "Property management"),
    "family": Text("婚姻家庭", "Family"),
    "consumer": Text("消费", "Consumer"),
    "land": Text("山林土地", "Land"),
    "environment": Text("环境保护", "Environment"),
    "demolition": Text("征地拆迁", "Demolition"),
    "finance": Text("金融保险", "Finance and insurance"),
    "intellectual_property": Text("知识产权", "Intellectual property"),
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
VENUES = {
    "own": Text("独立场所", "Own venue"),
    "shared": Text("与调委会共用", "Shared with the committee"),
    "none": Text("无固定场所", "No fixed venue"),
}
LAWYER_ROLES = {
    "resident": Text("驻所律师", "Resident lawyer"),
    "adviser": Text("社区律师顾问", "Community adviser"),
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
MEETINGS = {
    "joint": Text("联席会议", "Joint meeting"),
    "regular": Text("工作例会", "Regular meeting"),
    "monthly_review": Text("每月分析研究", "Monthly review"),
}
WARNING_OUTCOMES = {
    "settled": Text("已化解", "Settled"),
    "followed": Text("持续跟踪", "Being followed"),
    "escalated": Text("已升级", "Escalated"),
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
