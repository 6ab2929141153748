"""Indicators of what a dispute left behind: money, opinion, performance, papers, feedback."""

from dashboard.domain.text import Text
from dashboard.metrics.disputes import BASE, DISPUTES
from dashboard.metrics.metric import PERCENT, YUAN, Direction, Kind, Metric

AMOUNT = Metric(
    key="amount",
    name=Text("涉及金额", "Amount involved"),
    formula=Text("同期纠纷登记的涉及金额之和", "Sum of the amounts recorded for the cohort"),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="amount_fen",
    unit=YUAN,
    needs=("amount_fen",),
)
MEDIAN_AMOUNT = Metric(
    key="median_amount",
    name=Text("涉及金额中位数", "Median amount involved"),
    formula=Text(
        "登记了金额的纠纷中半数不超过的金额",
        "Amount half of the disputes that record one stay within",
    ),
    basis=Text("同期纠纷中登记了金额的", "Disputes of the cohort with an amount"),
    source=DISPUTES,
    fact="amounts",
    numerator="median",
    denominator="n",
    kind=Kind.QUANTILE,
    unit=YUAN,
    needs=("amount_fen",),
)
SATISFACTION_RATE = Metric(
    key="satisfaction_rate",
    name=Text("满意率", "Satisfaction rate"),
    formula=Text("评 4 分及以上 ÷ 作出评价的", "rated 4 or more ÷ those who responded"),
    basis=Text("同期纠纷中作出评价的", "Disputes of the cohort whose parties responded"),
    source=DISPUTES,
    fact="aftermath",
    numerator="satisfied",
    denominator="responded",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("satisfaction",),
)
RESPONSE_RATE = Metric(
    key="response_rate",
    name=Text("评价回收率", "Response rate"),
    formula=Text("作出评价的 ÷ 本台账口径件数", "responded ÷ the register's own base"),
    basis=BASE,
    source=DISPUTES,
    fact="aftermath",
    numerator="responded",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    needs=("satisfaction",),
)
PERFORMANCE_RATE = Metric(
    key="performance_rate",
    name=Text("协议履行率", "Performance rate"),
    formula=Text(
        "已履行 ÷ 数据截至日已到期的协议", "performed ÷ agreements due by the data-to day"
    ),
    basis=Text("同期成功且已到履行期的", "Settled disputes of the cohort that are due"),
    source=DISPUTES,
    fact="aftermath",
    numerator="performed",
    denominator="due",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("due_on", "performed_on"),
)
DOSSIER_RATE = Metric(
    key="dossier_rate",
    name=Text("卷宗齐全率", "Dossier completeness"),
    formula=Text("一案一卷齐全 ÷ 应立卷的", "complete dossiers ÷ disputes that need one"),
    basis=Text("同期应立卷的（口头协议除外）", "Disputes of the cohort that need a dossier"),
    source=DISPUTES,
    fact="aftermath",
    numerator="dossier_complete",
    denominator="dossier_required",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("dossier_complete",),
)
FEEDBACK_RATE = Metric(
    key="feedback_rate",
    name=Text("闭环反馈率", "Feedback rate"),
    formula=Text(
        "已向移送方反馈结果 ÷ 网格移送且已办结",
        "result returned to the sender ÷ closed disputes sent by the grid",
    ),
    basis=Text("同期网格移送且已办结的", "Closed disputes of the cohort sent by the grid"),
    source=DISPUTES,
    fact="aftermath",
    numerator="fed_back",
    denominator="feedback_due",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("fed_back_on",),
)
