"""The plausibility rules: what each says in plain words, from where on, and how often by chance."""

from dataclasses import dataclass

from dashboard.domain.text import Text
from dashboard.quality.alarm_signs import APART, COPIES, DIGITS_NEEDED, DRAWS, SAME_MINUTE
from dashboard.quality.alarm_tests import LEVEL

CHANCE = Text(
    f"全部单位合并检验（Holm），只有偶然时整条规则误报的机会不超过 {LEVEL:.0%}。",
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

    ``record`` is the kind of record it is counted on; ``source`` where the idea or the formula
    is from.
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


_HOLM = "Holm 1979"
RULES = {
    rule.key: rule
    for rule in (
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
                "{of} 件全部成功；其余单位合计 {usual:.1%}，偶然全成的概率 {p}。",
                "all of {of} settled; the others together {usual:.1%}, by chance {p}.",
            ),
        ),
        Rule(
            key="whole_percent",
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
                "连续 {found} 个月成功率恰为 {usual:.0%}（{since}至{until}），偶然的概率 {p}。",
                "{found} months in a row at exactly {usual:.0%} ({since} to {until}), by chance "
                "{p}.",
            ),
        ),
        Rule(
            key="month_end",
            name=Text("月末集中录入", "Entries peak at the end of months"),
            meaning=Text(
                "每月最后两天录入的件数远多于其余单位：值得核对是否月底补录。",
                "Far more is entered in the last two days of months than elsewhere: worth a check "
                "whether it is entered after the fact.",
            ),
            threshold=Text(
                "占比至少为其余单位的 2 倍，且精确二项经合并检验仍过小",
                "At least twice the others' share, and too unlikely by exact binomial",
            ),
            source=OWN,
            needs=("entered_at",),
            says=Text(
                "{of} 件中 {found} 件在月末两天录入；其余单位合计 {usual:.1%}，偶然的概率 {p}。",
                "{found} of {of} entered in the last two days of months; the others {usual:.1%}, "
                "by chance {p}.",
            ),
        ),
        Rule(
            key="same_minute_entries",
            name=Text("同一分钟录入", "Entered in the same minute"),
            meaning=Text(
                "多件在同一分钟录入：值得核对是否成批补录（成批导入也会如此）。",
                "Several are entered in one minute: worth a check whether in bulk (an import does "
                "the same).",
            ),
            threshold=Text(
                f"至少 {SAME_MINUTE} 件同一分钟；按同日件数和全部单位的时段分布，概率取上界",
                f"At least {SAME_MINUTE} in one minute; an upper bound from the day's entries and "
                "all units' hours",
            ),
            source=OWN,
            needs=("entered_at",),
            says=Text(
                "{about} 同一分钟录入 {found} 件（共 {of} 件有时间），偶然的概率不超过 {p}。",
                "{found} entered in the minute of {about} (of {of} with a time), by chance at most "
                "{p}.",
            ),
        ),
        Rule(
            key="same_minute_closings",
            name=Text("同一分钟办结", "Closed in the same minute"),
            meaning=Text(
                "多件在同一分钟办结：值得核对是否逐件办理。",
                "Several are closed in one minute: worth a check whether each was handled.",
            ),
            threshold=Text(
                f"至少 {SAME_MINUTE} 件同一分钟；按同日件数和全部单位的时段分布，概率取上界",
                f"At least {SAME_MINUTE} in one minute; an upper bound from the day's closings and "
                "all units' hours",
            ),
            source=OWN,
            record="event",
            says=Text(
                "{about} 同一分钟办结 {found} 件（共 {of} 件有时间），偶然的概率不超过 {p}。",
                "{found} closed in the minute of {about} (of {of} with a time), by chance at most "
                "{p}.",
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
                "偶然的概率 {p}。",
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
                "{of} 件回访全部为 {about} 分，偶然的概率 {p}。",
                "all {of} answers are {about}, by chance {p}.",
            ),
        ),
        *(
            Rule(
                key=key,
                name=name,
                meaning=Text(
                    "尾数偏向少数数字，与其余单位不同：值得核对是否估填。",
                    "Last digits lean to a few, unlike elsewhere: worth a check whether they were "
                    "guessed.",
                ),
                threshold=Text(
                    f"至少 {DIGITS_NEEDED} 件，分布与其余单位相差至少 {APART:.0%}；卡方检验，"
                    f"参照分布由 {DRAWS:,} 次模拟得出（蒙特卡罗，固定种子）；{what.zh}",
                    f"At least {DIGITS_NEEDED} records, digits at least {APART:.0%} apart from the "
                    f"others'; chi-square, its reference by {DRAWS:,} draws (Monte Carlo, fixed "
                    f"seed); {what.en}",
                ),
                source=OWN,
                needs=needs,
                says=Text(
                    "{of} 件中 {found} 件尾数为 {about}；其余单位合计 {usual:.1%}，偶然的概率 {p}。",
                    "{found} of {of} end in {about}; the others {usual:.1%}, by chance {p}.",
                ),
            )
            for key, name, needs, what in (
                (
                    "amount_digits",
                    Text("金额尾数集中", "Heaped digits of amounts"),
                    ("amount_fen",),
                    Text("取整元最后一个非零数字", "the last digit of whole yuan that is not 0"),
                ),
                (
                    "days_digits",
                    Text("办理天数尾数集中", "Heaped digits of days to close"),
                    ("closed_on",),
                    Text("只取 10 天以上的个位", "units digit, from 10 days on"),
                ),
                (
                    "minute_digits",
                    Text("录入分钟尾数集中", "Heaped digits of minutes of entry"),
                    ("entered_at",),
                    Text("取录入分钟的个位", "units digit of the minute of entry"),
                ),
            )
        ),
        Rule(
            key="copied",
            name=Text("雷同记录", "Records that repeat"),
            meaning=Text(
                "同一经办人的多件纠纷类型、金额、人数和受理、办结日期全同。本库不存叙述文字，"
                "以此代替文字雷同：值得核对是否复制。",
                "Disputes of one handler with the same type, amount, people and days. No narratives "
                "are stored, so this stands in for copied words: worth a check.",
            ),
            threshold=Text(
                f"至少 {COPIES} 件雷同；雷同对数按泊松近似，期望为同日对数乘以内容相同的比例",
                f"At least {COPIES} records; pairs alike as Poisson (an approximation), expected "
                "are pairs of the same days times the share alike in content",
            ),
            source=OWN,
            needs=("amount_fen", "closed_on"),
            says=Text(
                "{of} 件有金额的办结纠纷中 {found} 件雷同，偶然的概率 {p}。",
                "{found} of {of} closed disputes with an amount are alike, by chance {p}.",
            ),
        ),
    )
}
"""Every rule, in the order they are listed."""
