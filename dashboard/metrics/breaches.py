"""Indicators of rules that a dispute breaks: standstill, missed days, missing records, leads."""

from dashboard.domain.text import Text
from dashboard.metrics.disputes import BASE, DISPUTES
from dashboard.metrics.metric import PERCENT, Direction, Kind, Metric

OWN_RULE = Text("工作模式文件中的规则（rules）", "Rules of the programme file (rules)")

STALLED = Metric(
    key="stalled",
    name=Text("停滞", "Stalled"),
    formula=Text(
        "数据截至日在调，且规定天数内没有办理记录的件数（没有任何记录的自计入之日起算）",
        "Open disputes without a step for the rule's days up to the data-to day "
        "(counted from the basis day where no step is recorded)",
    ),
    basis=Text("同期纠纷中在调的", "Open disputes of the cohort"),
    source=OWN_RULE,
    fact="standstill",
    numerator="stalled",
    direction=Direction.DOWN_IS_GOOD,
    needs=("closed_on",),
    needs_rule="stall_after_days",
)
FOLLOW_UP_OVERDUE = Metric(
    key="follow_up_overdue",
    name=Text("应回访未回访", "Follow-up overdue"),
    formula=Text(
        "回访在数据截至日已到期而未回访的纠纷件数",
        "Disputes with a follow-up due by the data-to day and not done",
    ),
    basis=Text("同期纠纷中回访已到期的", "Disputes of the cohort with a follow-up due"),
    source=Text("回访记录（follow_up）", "Follow-up records (follow_up)"),
    fact="unvisited",
    numerator="unvisited",
    direction=Direction.DOWN_IS_GOOD,
)
VISITED_RATE = Metric(
    key="visited_rate",
    name=Text("应回访纠纷已回访率", "Disputes followed up"),
    formula=Text(
        "没有欠访的纠纷 ÷ 回访在数据截至日已到期的纠纷（按件计，可分到调解员）",
        "disputes with no follow-up missing ÷ disputes with one due by the data-to day",
    ),
    basis=Text("同期纠纷中回访已到期的", "Disputes of the cohort with a follow-up due"),
    source=Text("回访记录（follow_up）", "Follow-up records (follow_up)"),
    fact="unvisited",
    numerator="visited",
    denominator="to_visit",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
PERFORMANCE_OVERDUE = Metric(
    key="performance_overdue",
    name=Text("到期未履行", "Performance overdue"),
    formula=Text(
        "调解成功、约定履行日在数据截至日已到而未履行的件数",
        "Settled disputes due for performance by the data-to day and not performed",
    ),
    basis=Text("同期成功且已到履行期的", "Settled disputes of the cohort that are due"),
    source=DISPUTES,
    fact="aftermath",
    numerator="unperformed",
    direction=Direction.DOWN_IS_GOOD,
    needs=("due_on", "performed_on"),
)
HAND_OVER_MISSING = Metric(
    key="hand_over_missing",
    name=Text("移交记录缺失", "Hand-over missing"),
    formula=Text(
        "经公安接警或分流、没有移交时间的件数",
        "Disputes called in to or triaged by the police without a time of hand-over",
    ),
    basis=Text(
        "同期经公安接警或分流的纠纷", "Disputes of the cohort called in to or triaged by police"
    ),
    source=DISPUTES,
    fact="breach",
    numerator="hand_over_missing",
    direction=Direction.DOWN_IS_GOOD,
    needs=("triaged_at", "handed_over_at"),
)
WRONG_LEAD = Metric(
    key="wrong_lead",
    name=Text("主调人不符", "Wrong lead"),
    formula=Text(
        "登记的主调人与该分流类别的规定不符的件数（没有规定的类别不计）",
        "Disputes led by somebody else than the rule says for their track "
        "(tracks without a rule left out)",
    ),
    basis=Text(
        "同期有主调规定的类别、登记了主调人的",
        "Disputes of the cohort on tracks with a rule, with a lead recorded",
    ),
    source=OWN_RULE,
    fact="breach",
    numerator="wrong_lead",
    direction=Direction.DOWN_IS_GOOD,
    needs=("track", "lead"),
    needs_rule="leads",
)
LEAD_UNDEFINED = Metric(
    key="lead_undefined",
    name=Text("主调人无规定", "Lead undefined"),
    formula=Text(
        "分流类别没有规定由谁主调的件数（不作违规）",
        "Disputes on a track for which no rule says who leads (not a breach)",
    ),
    basis=BASE,
    source=Text("来源没有规定", "No source has a rule for it"),
    fact="breach",
    numerator="lead_undefined",
    needs=("track", "lead"),
    needs_rule="leads",
)
