"""Figures the sample reproduces exactly: the article on 重庆, published again on 2019-05-11.

"Since 2018" is taken as 2018-01-01 to 2019-04-30; the source does not say where it ends.
"""

import numpy as np

PROGRAMME, REGISTER = "chongqing", "people_mediation"
DATA_FROM = np.datetime64("2018-01-01", "s")
DATA_TO = np.datetime64("2019-04-30", "s")
SPAN = np.arange(np.datetime64("2018-01-01"), np.datetime64("2019-05-01"))
"""Every day of the data."""
LAST = len(SPAN) - 1

COUNTIES = 40
ACCEPTED, SETTLED = 481_000, 473_000
PETITION, COURT, STATION, APP = 720, 10_048, 14_915, 15_600
PREVENTED = {"public_order": 946, "criminal": 482, "civil": 604}

TOWNS, VILLAGES, COMMUNITIES = 1_029, 8_063, 3_030
ENTERPRISES, NOT_LISTED = 98, 276
FIELDS = {
    "medical": ("医疗", 40),
    "urban_management": ("城市管理", 40),
    "traffic": ("道路交通事故", 40),
    "labour": ("劳动争议", 40),
    "property": ("物业", 40),
    "family": ("婚姻家庭", 38),
    "consumer": ("消费", 38),
    "land": ("山林土地", 37),
    "environment": ("环境保护", 36),
    "demolition": ("征地拆迁", 35),
    "finance": ("金融保险", 26),
    "intellectual_property": ("知识产权", 18),
}
"""428 industry committees by field, at most one per county and field."""

MEDIATORS, FULL_TIME, DISMISSED, HIRED = 68_930, 2_476, 2_810, 3_800
RESOURCES = {
    "expert_pool": ("专家库", 40),
    "volunteer_team": ("志愿者队伍", 276),
    "hall": ("评理堂", 149),
}
BRAND_ROOMS = 332
ROOM_FROM_OFFICERS = 20

WARNINGS, LIAISONS = 2_827, 1_708
SWEEPS, SWEPT = 56_000, 409_000
ATTENDANCES = 80_000
