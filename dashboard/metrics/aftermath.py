"""Indicators of what a dispute left behind: money, opinion, performance, papers, conversion."""

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
)
SATISFACTION_RATE = Metric(
    key="satisfaction_rate",
    name=Text("满意率", "Satisfaction rate"),
    formula=Text("评 4 分及以上 ÷ 作出评价的", "rated 4 or more ÷ those who responded"),
    basis=Text("同期纠纷中作出评价的", "Disputes of the cohort whose parties responded"),
    source=DISPUTES,
    fact="dispute",
    numerator="satisfied",
    denominator="responded",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
RESPONSE_RATE = Metric(
    key="response_rate",
    name=Text("评价回收率", "Response rate"),
    formula=Text("作出评价的 ÷ 本台账口径件数", "responded ÷ the register's own base"),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="responded",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
)
PERFORMANCE_RATE = Metric(
    key="performance_rate",
    name=Text("协议履行率", "Performance rate"),
    formula=Text(
        "已履行 ÷ 数据截至日已到期的协议", "performed ÷ agreements due by the data-to day"
    ),
    basis=Text("同期成功且已到履行期的", "Settled disputes of the cohort that are due"),
    source=DISPUTES,
    fact="dispute",
    numerator="performed",
    denominator="due",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
DOSSIER_RATE = Metric(
    key="dossier_rate",
    name=Text("卷宗齐全率", "Dossier completeness"),
    formula=Text("一案一卷齐全 ÷ 应立卷的", "complete dossiers ÷ disputes that need one"),
    basis=Text("同期应立卷的（口头协议除外）", "Disputes of the cohort that need a dossier"),
    source=DISPUTES,
    fact="dispute",
    numerator="dossier_complete",
    denominator="dossier_required",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
CONVERTED = Metric(
    key="converted",
    name=Text("转化", "Converted"),
    formula=Text(
        "转治安、转刑事、转民商事诉讼的件数（未追踪的不计为零）",
        "Disputes that turned into public-order, criminal or civil-court cases",
    ),
    basis=Text("同期已追踪的纠纷", "Tracked disputes of the cohort"),
    source=DISPUTES,
    fact="dispute",
    numerator="converted",
    direction=Direction.DOWN_IS_GOOD,
)
KEY_CASES = Metric(
    key="key_cases",
    name=Text("重点案件", "Key cases"),
    formula=Text(
        "重大、敏感、非正常死亡、涉及人数多或有转刑事风险的件数",
        "Disputes that are major, sensitive, a death, of many people, or may turn criminal",
    ),
    basis=BASE,
    source=DISPUTES,
    fact="dispute",
    numerator="key_cases",
)
