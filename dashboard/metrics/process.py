"""Indicators of the way a dispute goes: where it came from, waiting, entry, hand-over."""

from dashboard.domain.text import Text
from dashboard.metrics.disputes import BASE, DISPUTES
from dashboard.metrics.metric import DAYS, PERCENT, Direction, Kind, Metric

APP_CASES = Metric(
    key="app_cases",
    name=Text("手机应用办理", "App cases"),
    formula=Text("来源系统为手机应用的件数", "Disputes that came through the mobile app"),
    basis=BASE,
    source=DISPUTES,
    fact="origin",
    numerator="by_app",
    needs=("platform",),
)
APP_SHARE = Metric(
    key="app_share",
    name=Text("手机应用占比", "App share"),
    formula=Text(
        "来源系统为手机应用 ÷ 本台账口径件数",
        "came through the mobile app ÷ the register's own base",
    ),
    basis=BASE,
    source=DISPUTES,
    fact="origin",
    numerator="by_app",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.NEUTRAL,
    needs=("platform",),
)
UNCLASSIFIED_SHARE = Metric(
    key="unclassified_share",
    name=Text("未分流占比", "Unclassified share"),
    formula=Text("未登记分流类别 ÷ 本台账口径件数", "without a track ÷ the register's own base"),
    basis=BASE,
    source=DISPUTES,
    fact="origin",
    numerator="unclassified",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.DOWN_IS_GOOD,
    needs=("track",),
)
OFF_HOURS_SHARE = Metric(
    key="off_hours_share",
    name=Text("值守时段外来警占比", "Off-hours share"),
    formula=Text(
        "值守时段以外报警 ÷ 登记了报警时间的",
        "called outside the duty hours ÷ disputes with a time of call",
    ),
    basis=Text("同期登记了报警时间的纠纷", "Disputes of the cohort with a time of call"),
    source=DISPUTES,
    fact="origin",
    numerator="off_hours",
    denominator="with_call_time",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.NEUTRAL,
    needs=("called_at",),
    needs_rule="duty",
)
HAND_OVER_RATE = Metric(
    key="hand_over_rate",
    name=Text("移交登记率", "Hand-over recorded"),
    formula=Text(
        "登记了移交时间 ÷ 本台账口径件数", "with a time of hand-over ÷ the register's own base"
    ),
    basis=BASE,
    source=DISPUTES,
    fact="origin",
    numerator="handed_over",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("handed_over_at",),
)
REFERRED = Metric(
    key="referred",
    name=Text("转行政或诉讼", "Referred on"),
    formula=Text("转行政处理或导入诉讼的件数", "Disputes referred to administration or to court"),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="referred",
)
MEDIAN_WAIT = Metric(
    key="median_wait",
    name=Text("等待天数中位数", "Median days of waiting"),
    formula=Text(
        "半数纠纷在受理后多少天内开始调解",
        "Days after acceptance within which mediation of half of the disputes began",
    ),
    basis=Text("同期登记了受理与调解日的纠纷", "Disputes of the cohort with both days"),
    source=DISPUTES,
    fact="waits",
    numerator="median",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=DAYS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("accepted_on", "mediated_on"),
)
P90_WAIT = Metric(
    key="p90_wait",
    name=Text("等待天数九成位", "90th percentile of days of waiting"),
    formula=Text(
        "九成纠纷在受理后多少天内开始调解",
        "Days after acceptance within which mediation of nine in ten disputes began",
    ),
    basis=Text("同期登记了受理与调解日的纠纷", "Disputes of the cohort with both days"),
    source=DISPUTES,
    fact="waits",
    numerator="p90",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=DAYS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("accepted_on", "mediated_on"),
)
MEDIAN_ENTRY = Metric(
    key="median_entry",
    name=Text("录入延迟中位数", "Median days to entry"),
    formula=Text(
        "半数纠纷在计入之日后多少天内录入平台",
        "Days after its basis day within which half of the disputes were entered",
    ),
    basis=Text("同期登记了录入时间的纠纷", "Disputes of the cohort with a time of entry"),
    source=DISPUTES,
    fact="entries",
    numerator="median",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=DAYS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("entered_at",),
)
ENTERED_IN_TIME_RATE = Metric(
    key="entered_in_time_rate",
    name=Text("按时录入率", "Entered in time"),
    formula=Text(
        "计入之日起规定天数内录入 ÷ 登记了录入时间的",
        "entered within the rule's days of the basis day ÷ disputes with a time of entry",
    ),
    basis=Text("同期登记了录入时间的纠纷", "Disputes of the cohort with a time of entry"),
    source=DISPUTES,
    fact="origin",
    numerator="entered_in_time",
    denominator="with_entry_time",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("entered_at",),
    needs_rule="enter_within_days",
)
