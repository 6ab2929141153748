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
COMPARED = re.compile(r"较|比|去年|上年|同期|环比|上月|上季|此前|原来")
NOT_GOOD = re.compile("未|不成|失败|无法|不满意")
SUCCESS = re.compile("成功|调成|达成")
BASE = re.compile(r"受理|调解|调处|参与|摸排|排查|接收|接受|办理|登记|发现|立案|化解|共|总|累计")


@dataclass(frozen=True)
class Measure:
    """How a kind of rate is named, and the words before its two counts."""

    named: re.Pattern[str]
    good: re.Pattern[str]
    of: re.Pattern[str]


MEASURES = (
    Measure(re.compile("成功率"), re.compile("成功|调成|达成|解决"), BASE),
    Measure(re.compile("化解率|解决率"), re.compile("化解|解决|成功"), BASE),
    Measure(
        re.compile("满意率|满意度|好评率"),
        re.compile("满意|好评"),
        re.compile("评价|回访|调查|测评|受访"),
    ),
    Measure(re.compile("履行率"), re.compile("(?<!应)履行(?!协议)"), re.compile("协议|到期|应")),
    Measure(re.compile("办结率|结案率"), re.compile("办结|结案"), BASE),
    Measure(re.compile("受理率"), re.compile("受理"), re.compile("摸排|排查|发现")),
    Measure(re.compile("占比?|比例|比重"), re.compile(""), re.compile("共|总|全部|累计|受理")),
)
GOOD = re.compile("成功|调成|达成|解决|办结|结案|化解")

LONELY = Text("没有可配对的数", "nothing to pair it with")
NO_SAME_PERIOD = Text("变化率之前没有本期和同期两个数", "no two counts before this change")
UNKNOWN_RATE = Text("不知是什么的比率", "it is not said of what this is a rate")
NO_GOOD = Text("同句中没有这一比率的分子", "no numerator for this rate in the sentence")
NO_BASE = Text("同句中没有这一比率的分母", "no denominator for this rate in the sentence")
SEVERAL = Text("同句中有几个数都可能是它的分子或分母", "several counts could be its parts")
NO_UNIT = Text("没有单位，不当作件数", "without a unit it is not taken for a count")
OVER_ALL = Text("多于前面的数，不当作其中一部分", "more than the count before: not taken as a part")
