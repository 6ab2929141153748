"""Words that tell what a number of a Chinese text is: bases, successes, changes, rates."""

import re
from dataclasses import dataclass

from dashboard.domain.text import Text

SENTENCE = re.compile(r"[^。！？!?；;\n]+")
CLAUSE = re.compile(r"[，,、：:（）()“”\"]")
LONGEST_LABEL = 16
FRAME = re.compile(r"^(?:较|比|由|从|其中)|(?:由|从|达到|达|为|至|到)$")

_DOWN = r"下降|减少|降低|下跌|回落|降幅|下浮"
_UP = r"上升|增加|增长|提高|提升|上涨|增幅|上浮"
CHANGED = re.compile(rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:了|约|近|超|达|为(?<=幅为))*$")
REACHED = re.compile(r"(?:升|提高|增|降|减|跌)\S{0,4}(?:至|到|为)了?$")
SINCE = re.compile(r"(?:由|从)(?:原来|过去|此前|去年|上年|同期|的)*$")
INCREMENT = re.compile(
    rf"(?:(?P<down>{_DOWN}|减|少)|(?P<up>{_UP}|增|多))(?:了|约|近|超|达|为(?<=幅为))*$"
)
COMPARED = re.compile(r"较|(?<!占)比(?![例重率])|去年|上年|同期|环比|上月|上季|此前|原来")
LAST_MONTH = re.compile("环比|上月|上季|上期|上周")
THEN = re.compile(
    r"较|相?比|与|同期|环比|去年度?|上一?年度?|上个?月|上季度?|上期|上周|此前|原来|的|为|是|共|有|由|从|"
    rf"(?:净|同比)?(?:{_DOWN}|{_UP}|增|减|多|少)(?:了|至|到)*|同"
)
PLAIN_CHANGE = re.compile(
    r"(?:同比|环比|(?:较|比|与)?(?:去年|上年|上月|上季度?)?(?:同期)?(?:相比)?)"
    rf"(?:{_DOWN}|{_UP}|了|约|近|超|达|为)+"
)
NOT_GOOD = re.compile("未|不成|失败|无法|不满意")
SUCCESS = re.compile("成功|调成|达成")
BASE = re.compile(
    r"受理|调解|调处|参与|摸排|排查|接收|接受|办理|登记|发现|立案|化解|(?<!公)共(?!同)|总|累计"
)
EACH = re.compile("分别|依次|各占|各为")
AND = re.compile(r"[、，,和及与\s]*")
INCLUDING = re.compile("含|包括|往年|历年|积案|结转|上年|去年|以前年度|旧存|另有|此外")
WHOLE = re.compile("全年|全期|合计|总计|总体|整体|综合|平均|累计|总|全[国省市县区镇街乡]")
PLAIN_RATE = re.compile(
    r"(?:其|其中|总|全年|总体|累计|全[国省市县区镇]|矛盾|纠纷|案件|人民|调解|调处|化解|群众|协议|的)*"
    r"(?:成功率|化解率|解决率|满意率|满意度|好评率|履行率|办结率|结案率|受理率"
    r"|占(?:比|总数|总量|全部|受理|总|量|数|案件|纠纷|的)*|比例|比重)"
    r"(?:高|均|已|达|到|约|近|超|为|是|过)*"
)
PLAIN_GOOD = re.compile(
    r"(?:其中|累[计計]|累|共|已|均|实际|成功|调成|解决|化解|调解|调处|办结|结案|受理|满意|好评|履行"
    r"|各类|矛盾|纠纷|案件|群众|的|了|为|达|达到)*"
)


@dataclass(frozen=True)
class Measure:
    """How a kind of rate is named, and the words before its two counts."""

    named: re.Pattern[str]
    good: re.Pattern[str]
    of: re.Pattern[str]


MEASURES = (
    Measure(re.compile("成功率"), re.compile("成功|调成"), BASE),
    Measure(re.compile("化解率|解决率"), re.compile("化解|解决|成功"), BASE),
    Measure(
        re.compile("满意率|满意度|好评率"),
        re.compile("满意|好评"),
        re.compile("评价|回访|调查|测评|受访"),
    ),
    Measure(re.compile("履行率"), re.compile("(?<!应)履行(?!协议)"), re.compile("协议|到期|应")),
    Measure(re.compile("办结率|结案率"), re.compile("办结|结案"), BASE),
    Measure(re.compile("受理率"), re.compile("受理"), re.compile("摸排|排查|发现")),
    Measure(re.compile("占比?|比例|比重"), re.compile(""), re.compile(f"{BASE.pattern}|全部")),
)
GOOD = re.compile("成功|调成|解决|办结|结案|化解")

LONELY = Text("没有可配对的数", "nothing to pair it with")
NO_SAME_PERIOD = Text("变化率之前没有本期和同期两个数", "no two counts before this change")
UNKNOWN_RATE = Text("不知是什么的比率", "it is not said of what this is a rate")
NO_GOOD = Text("同句中没有这一比率的分子", "no numerator for this rate in the sentence")
NO_BASE = Text("同句中没有这一比率的分母", "no denominator for this rate in the sentence")
SEVERAL = Text("同句中有几个数都可能是它的分子或分母", "several counts could be its parts")
NO_UNIT = Text("没有单位，不当作件数", "without a unit it is not taken for a count")
OVER_ALL = Text("多于前面的数，不当作其中一部分", "more than the count before: not taken as a part")
RESPECTIVELY = Text(
    "几个比率分别对应几个数，不逐一配对", "several rates belong to several counts: not paired"
)
WITH_OTHERS = Text(
    "件数中含往年或其他案件，不能当作其中一部分",
    "the counts include cases of other years or kinds: not sure what it is a share of",
)
LARGER_SCOPE = Text(
    "这一比率按更大的范围（如全年）计，前面的数不一定是它的分母",
    "the rate is of something larger, such as the year, than the counts before it",
)
NARROWER = Text(
    "比率或分子另有限定，不一定是前面两数之比",
    "the rate or its numerator is qualified: not surely of the two counts before it",
)
BETWEEN = Text(
    "同句中另有同类的数，也可能是它的分母或分子",
    "another count of the same kind could be its denominator or numerator",
)
OTHER_CHANGE = Text(
    "不一定是前面两数的变化率", "not surely the change between the two counts before it"
)
