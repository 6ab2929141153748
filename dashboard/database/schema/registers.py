"""Registers: who and what there is. Small tables, keyed on every engine."""

from sqlalchemy import Table

from dashboard.database.schema.columns import code, count, day, degrees, key, metadata, words

area = Table(
    "area",
    metadata,
    key("code", "区划代码"),
    code("programme", "工作模式", required=True),
    code("level", "层级 county/town/community/zone", required=True),
    code("name", "名称", required=True),
    code("parent", "上级代码（管理区的上级是街道）"),
    code("path", "全路径 510108/510108901/…", required=True),
    code("county", "区县代码", required=True),
    code("station", "所属派出所（管理区、社区）"),
    count("population", "人口（人）"),
    comment="行政区划与调解管理区",
)
area_geometry = Table(
    "area_geometry",
    metadata,
    key("area", "区划代码"),
    words("geometry", "GeoJSON 几何（WGS-84，逆时针外环）"),
    comment="区划边界（示意图或单位自有边界）",
)
station = Table(
    "station",
    metadata,
    key("code", "派出所代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("name", "名称", required=True),
    count("officers", "实有警力（人）"),
    code("justice_office", "结对的司法所（空为未结对）"),
    day("paired_on", "与司法所结对之日（空为自始结对）"),
    day("planned_on", "计划启用日"),
    day("started_on", "工作模式启用日"),
    degrees("longitude", "经度"),
    degrees("latitude", "纬度"),
    comment="派出所",
)
police_team = Table(
    "police_team",
    metadata,
    key("code", "警务队代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所", required=True),
    code("name", "名称", required=True),
    comment="警务队",
)
officer = Table(
    "officer",
    metadata,
    key("code", "警号（虚构）"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所", required=True),
    code("team", "警务队"),
    day("appointed_on", "任职日"),
    comment="民警",
)
room = Table(
    "room",
    metadata,
    key("code", "调解室代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("station", "派出所"),
    code("area", "所在社区"),
    code("kind", "种类（见 ROOM_KINDS）", required=True),
    code("host", "设立单位"),
    code("venue", "场所 own 独立 / shared 与调委会共用 / none 无固定场所"),
    code("name", "名称", required=True),
    day("opened_on", "启用日", required=True),
    day("closed_on", "停用之日起（当日已停用；空为在用）"),
    comment="调解室",
)
committee = Table(
    "committee",
    metadata,
    key("code", "调委会代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("area", "区划"),
    code("kind", "种类（见 COMMITTEE_KINDS）", required=True),
    code("field", "行业领域"),
    code("name", "名称", required=True),
    day("video_ready_on", "视频调解开通日（空为未开通）"),
    comment="人民调解委员会",
)
firm = Table(
    "firm",
    metadata,
    key("code", "律所代码"),
    code("programme", "工作模式", required=True),
    code("name", "名称", required=True),
    code("credit_code", "统一社会信用代码"),
    comment="律师事务所",
)
firm_contract = Table(
    "firm_contract",
    metadata,
    key("code", "合同代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("firm", "律所", required=True),
    code("station", "派出所", required=True),
    day("valid_from", "起", required=True),
    day("valid_to", "止（含当日；空为在期）"),
    comment="律所入驻合同",
)
lawyer = Table(
    "lawyer",
    metadata,
    key("code", "律师代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("firm", "律所（社区顾问可空）"),
    code("role", "resident 驻所律师 / adviser 社区律师顾问", required=True),
    code("station", "派出所（驻所律师）"),
    code("area", "社区（社区律师顾问）"),
    code("name", "姓名（虚构）", required=True),
    comment="律师",
)
mediator = Table(
    "mediator",
    metadata,
    key("code", "调解员代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("kind", "种类（见 MEDIATOR_KINDS）", required=True),
    code("committee", "所属调委会"),
    code("area", "所在社区"),
    code("station", "派出所（驻所调解员、司法助理员）"),
    code("room", "调解室"),
    code("name", "姓名（虚构）", required=True),
    day("appointed_on", "聘任日"),
    day("dismissed_on", "解聘日"),
    day("licence_until", "资格证有效期止（含当日；空为未登记）"),
    comment="人民调解员",
)
justice_office = Table(
    "justice_office",
    metadata,
    key("code", "司法所代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("area", "所在乡镇街道"),
    code("name", "名称", required=True),
    comment="司法所（与派出所结对见 station.justice_office）",
)
resource = Table(
    "resource",
    metadata,
    key("code", "代码"),
    code("programme", "工作模式", required=True),
    code("county", "区县代码", required=True),
    code("kind", "种类（见 RESOURCE_KINDS）", required=True),
    code("name", "名称", required=True),
    comment="专家库、志愿者队伍、评理堂",
)
