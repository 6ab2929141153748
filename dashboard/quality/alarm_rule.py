"""What a plausibility rule is: what it says in plain words, from where on, how often by chance."""

from dataclasses import dataclass

from dashboard.domain.text import Text
from dashboard.quality.alarm_tests import LEVEL

CHANCE = Text(
    f"全部单位合并检验（霍尔姆法），只有偶然时整条规则误报的机会不超过 {LEVEL:.0%}。",
    f"All units are tested together (Holm): by chance alone the rule raises any alarm with a "
    f"probability of at most {LEVEL:.0%}.",
)
NEVER = Text(
    "登记本身自相矛盾，偶然不会造成：误报机会为零。",
    "The records contradict themselves, which chance cannot do: no false alarm.",
)
OWN = Text("本系统设定，没有来源规定", "set by this product, no source defines it")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A plausibility rule. ``says`` is an alarm's sentence, ``needs`` the columns it rests on.

    ``record`` is the kind of record it is counted on; ``source`` where the threshold is from;
    with ``by_month`` the days of an alarm are months its cases came in.
    """

    key: str
    name: Text
    meaning: Text
    threshold: Text
    source: Text
    says: Text
    false_alarm: Text = CHANCE
    needs: tuple[str, ...] = ()
    record: str = "dispute"
    by_month: bool = False
