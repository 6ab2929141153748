"""Indicators counted on disputes. A cohort is counted by its basis date; open cases stay in."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import DAYS, PERCENT, Direction, Kind, Metric

DISPUTES = Text("纠纷登记（dispute）", "Dispute records (dispute)")
BASE = Text(
    "按本台账口径（受理或调解）的同期纠纷", "Disputes of the same cohort on the register's own base"
)

FOUND = Metric(
    key="found",
    name=Text("摸排", "Found"),
    formula=Text(
        "本台账同期（按口径日）中有发现日的件数",
        "Found disputes of the cohort, by the register's own basis day",
    ),
    basis=Text("摸排", "found"),
    source=DISPUTES,
    fact="dispute",
    numerator="found",
    bases=("found",),
)
ACCEPTED = Metric(
    key="accepted",
    name=Text("受理", "Accepted"),
    formula=Text(
        "本台账同期（按口径日）中已受理的件数",
        "Accepted disputes of the cohort, by the register's own basis day",
    ),
    basis=Text("受理", "accepted"),
    source=DISPUTES,
    fact="dispute",
    numerator="accepted",
    bases=("accepted",),
)
MEDIATED = Metric(
    key="mediated",
    name=Text("调解", "Mediated"),
    formula=Text(
        "本台账同期（按口径日）中已开始调解的件数",
        "Disputes of the cohort whose mediation began, by the register's own basis day",
    ),
    basis=Text("调解", "mediated"),
    source=DISPUTES,
    fact="dispute",
    numerator="mediated",
    bases=("mediated",),
)
SETTLED = Metric(
    key="settled",
    name=Text("调解成功", "Settled"),
    formula=Text("同期纠纷中调解成功的件数", "Disputes of the same cohort that were settled"),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="settled",
    direction=Direction.UP_IS_GOOD,
)
SETTLEMENT_RATE = Metric(
    key="settlement_rate",
    name=Text("调解成功率", "Settlement rate"),
    formula=Text(
        "调解成功 ÷ 本台账口径件数（受理或调解；未办结的留在分母）",
        "settled ÷ the register's own base (accepted or mediated; open cases stay in)",
    ),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="settled",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
ACCEPTANCE_RATE = Metric(
    key="acceptance_rate",
    name=Text("受理率", "Acceptance rate"),
    formula=Text("受理 ÷ 摸排发现", "accepted ÷ found"),
    basis=Text("摸排", "found"),
    source=DISPUTES,
    fact="dispute",
    numerator="accepted",
    denominator="found",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    bases=("found",),
    needs=("found_on", "accepted_on"),
)
SETTLED_OF_CLOSED = Metric(
    key="settled_of_closed",
    name=Text("办结成功率", "Settled of closed"),
    formula=Text("调解成功 ÷ 已办结", "settled ÷ closed"),
    basis=Text("同期纠纷中已办结的", "Closed disputes of the cohort"),
    source=DISPUTES,
    fact="dispute",
    numerator="settled",
    denominator="closed",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("closed_on",),
)
CLOSED = Metric(
    key="closed",
    name=Text("已办结", "Closed"),
    formula=Text("同期纠纷中已办结的件数", "Disputes of the same cohort that are closed"),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="closed",
    needs=("closed_on",),
)
CLOSED_IN_PERIOD = Metric(
    key="closed_in_period",
    name=Text("期内办结", "Closed in period"),
    formula=Text(
        "期内办结的纠纷件数（不论何时受理）", "Disputes closed in the period, whenever accepted"
    ),
    basis=Text("办结", "closed"),
    source=DISPUTES,
    fact="closing",
    numerator="closed_in_period",
    needs=("closed_on",),
)
OPEN = Metric(
    key="open",
    name=Text("在调", "Open"),
    formula=Text(
        "同期纠纷中数据截至日尚未办结的件数", "Disputes of the cohort still open on the data-to day"
    ),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="open",
    needs=("closed_on",),
)
OVERDUE = Metric(
    key="overdue",
    name=Text("超期未结", "Overdue"),
    formula=Text(
        "受理超过一个月（规定天数）且数据截至日尚未办结的件数",
        "Disputes open on the data-to day for longer than the rule allows",
    ),
    basis=BASE,
    source=Text("人民调解工作若干规定第三十三条", "Rules on people's mediation, art. 33"),
    fact="dispute",
    numerator="overdue",
    direction=Direction.DOWN_IS_GOOD,
    needs=("closed_on",),
)
IN_TIME_RATE = Metric(
    key="in_time_rate",
    name=Text("三十日内办结率", "Closed within 30 days"),
    formula=Text("规定天数内办结 ÷ 已办结", "closed within the rule's days ÷ closed"),
    basis=Text("同期纠纷中已办结的", "Closed disputes of the cohort"),
    source=Text("人民调解工作若干规定第三十三条", "Rules on people's mediation, art. 33"),
    fact="dispute",
    numerator="closed_in_time",
    denominator="closed",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("closed_on",),
)
MEDIAN_DAYS = Metric(
    key="median_days",
    name=Text("办理天数中位数", "Median days to close"),
    formula=Text(
        "半数已办结纠纷在多少天内办结", "Days within which half of the closed disputes closed"
    ),
    basis=Text("同期纠纷中已办结的", "Closed disputes of the cohort"),
    source=DISPUTES,
    fact="durations",
    numerator="median",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=DAYS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("closed_on",),
)
P90_DAYS = Metric(
    key="p90_days",
    name=Text("办理天数九成位", "90th percentile of days to close"),
    formula=Text(
        "九成已办结纠纷在多少天内办结", "Days within which nine in ten closed disputes closed"
    ),
    basis=Text("同期纠纷中已办结的", "Closed disputes of the cohort"),
    source=DISPUTES,
    fact="durations",
    numerator="p90",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=DAYS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("closed_on",),
)
