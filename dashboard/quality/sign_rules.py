"""The plausibility rules about how records came to be: month ends, minutes, digits, copies."""

from dashboard.domain.text import Text
from dashboard.quality.alarm_rule import OWN, Rule
from dashboard.quality.alarm_signs import APART, COPIES, DIGITS_NEEDED, DRAWS, SAME_MINUTE

SIGN_RULES = (
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
            "{of} 件中 {found} 件在月末两天录入；其余单位合计 {usual:.1%}，偶然的概率{p}。",
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
            "{about} 同一分钟录入 {found} 件（共 {of} 件有时间），偶然的概率（上界）{p}。",
            "{found} entered in the minute of {about} (of {of} with a time), by chance (upper "
            "bound) {p}.",
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
            "{about} 同一分钟办结 {found} 件（共 {of} 件有时间），偶然的概率（上界）{p}。",
            "{found} closed in the minute of {about} (of {of} with a time), by chance (upper "
            "bound) {p}.",
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
                f"至少 {DIGITS_NEEDED} 件，某一尾数比其余单位至少多 {APART:.0%}；卡方检验，"
                f"参照分布由 {DRAWS:,} 次模拟得出（蒙特卡罗，固定种子）；{what.zh}",
                f"At least {DIGITS_NEEDED} records, one digit at least {APART:.0%} more "
                f"frequent than elsewhere; chi-square, its reference by {DRAWS:,} draws "
                f"(Monte Carlo, fixed seed); {what.en}",
            ),
            source=OWN,
            needs=needs,
            says=Text(
                "{of} 件中 {found} 件尾数为 {about}；其余单位合计 {usual:.1%}，偶然的概率{p}。",
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
            "{of} 件有金额的办结纠纷中 {found} 件雷同，偶然的概率{p}。",
            "{found} of {of} closed disputes with an amount are alike, by chance {p}.",
        ),
    ),
)
