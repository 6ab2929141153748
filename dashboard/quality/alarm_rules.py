"""The plausibility rules about rates, and all rules in the order they are listed."""

from dashboard.domain.text import Text
from dashboard.quality.alarm_rule import NEVER, OWN, Rule
from dashboard.quality.sign_rules import SIGN_RULES

RATE_RULES = (
    Rule(
        key="all_settled",
        name=Text("全部调解成功", "Every case settled"),
        meaning=Text(
            "件数多到偶然不足以解释，却没有一件不成功：值得核对不成功的是否登记。",
            "So many cases without one failure that chance does not explain it: worth a check "
            "whether failures are recorded.",
        ),
        threshold=Text(
            "成功率 100%；按其余单位合计成功率，全成的概率（精确二项）经合并检验仍过小",
            "100%, where that is too unlikely at the others' pooled rate (exact binomial)",
        ),
        source=OWN,
        says=Text(
            "{of} 件全部成功；其余单位合计 {usual:.1%}，偶然全成的概率{p}。",
            "all of {of} settled; the others together {usual:.1%}, by chance {p}.",
        ),
    ),
    Rule(
        key="whole_percent",
        by_month=True,
        name=Text("连月同一整数百分比", "The same whole percentage month after month"),
        meaning=Text(
            "连续几个月成功率都是同一个整数：值得核对是否按比例填报。",
            "The rate is the same whole percentage in months on end: worth a check whether it "
            "was filled in by proportion.",
        ),
        threshold=Text(
            "至少连续 3 个月；按本单位自身成功率逐月精确二项，全部起点相加",
            "At least 3 months in a row; exact binomial per month at the unit's own rate, "
            "summed over every start",
        ),
        source=OWN,
        says=Text(
            "连续 {found} 个月成功率恰为 {usual:.0%}（{since}至{until}），偶然的概率{p}。",
            "{found} months in a row at exactly {usual:.0%} ({since} to {until}), by chance {p}.",
        ),
    ),
    Rule(
        key="more_than_accepted",
        name=Text("成功多于受理", "More settled than accepted"),
        meaning=Text(
            "调解成功却没有受理日，或排查一行中化解、调解多于发现：值得核对登记。",
            "Settled without a day of acceptance, or a row of the sweep log with more resolved "
            "or mediated than found: worth a check of the records.",
        ),
        threshold=Text("有 1 件（行）即提醒", "One is enough"),
        source=OWN,
        false_alarm=NEVER,
        says=Text(
            "{of} 条{about}中 {found} 条成功多于受理或发现。",
            "{found} of {of} {about} with more successes than accepted or found.",
        ),
    ),
    Rule(
        key="zero_untracked",
        name=Text("零转化而多为未追踪", "No conversions, mostly untracked"),
        meaning=Text(
            "没有一件转化，但一半以上在调或未追踪：这个零不能当作没有转化。",
            "No conversion, but half or more are open or untracked: that nought does not say "
            "that there was none.",
        ),
        threshold=Text(
            "零转化、未追踪与在调至少占一半，且明显多于其余单位（精确二项）",
            "No conversion, at least half untracked or open, and more than elsewhere (exact "
            "binomial)",
        ),
        source=OWN,
        needs=("conversion",),
        says=Text(
            "零转化，但 {of} 件中 {found} 件未追踪或在调；其余单位合计 {usual:.1%}，"
            "偶然的概率{p}。",
            "no conversion, but {found} of {of} untracked or open; the others {usual:.1%}, by "
            "chance {p}.",
        ),
    ),
    Rule(
        key="all_satisfied",
        name=Text("满意度全部相同", "All satisfaction equal"),
        meaning=Text(
            "所有回访得分相同：值得核对是否逐件回访。",
            "Every answer is the same: worth a check whether each was asked.",
        ),
        threshold=Text(
            "得分全同；按其余单位的得分分布，全同的概率经合并检验仍过小（精确）",
            "All equal, where that is too unlikely with the others' answers (exact)",
        ),
        source=OWN,
        needs=("satisfaction",),
        says=Text(
            "{of} 件回访全部为 {about} 分，偶然的概率{p}。",
            "all {of} answers are {about}, by chance {p}.",
        ),
    ),
)
RULES = {rule.key: rule for rule in (*RATE_RULES, *SIGN_RULES)}
"""Every rule by key, in the order they are listed."""
