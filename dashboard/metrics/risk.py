"""Indicators of risk: conversions that happened or were prevented, key cases, deaths, inquiries."""

from dashboard.domain.text import Text
from dashboard.metrics.disputes import BASE, DISPUTES
from dashboard.metrics.metric import PERCENT, Direction, Kind, Metric

CONVERTED = Metric(
    key="converted",
    name=Text("转化", "Converted"),
    formula=Text(
        "转治安、转刑事、转民商事诉讼的件数（未追踪的不计为零）",
        "Disputes that turned into public-order, criminal or civil-court cases",
    ),
    basis=Text("同期已追踪的纠纷", "Tracked disputes of the cohort"),
    source=DISPUTES,
    fact="risk",
    numerator="converted",
    direction=Direction.DOWN_IS_GOOD,
    needs=("conversion",),
)
CONVERTED_CRIMINAL = Metric(
    key="converted_criminal",
    name=Text("民转刑", "Turned criminal"),
    formula=Text(
        "转为刑事案件的件数（未追踪的不计为零）", "Disputes that turned into criminal cases"
    ),
    basis=Text("同期已追踪的纠纷", "Tracked disputes of the cohort"),
    source=DISPUTES,
    fact="risk",
    numerator="converted_criminal",
    direction=Direction.DOWN_IS_GOOD,
    needs=("conversion",),
)
CONVERSION_TRACKED = Metric(
    key="conversion_tracked_rate",
    name=Text("转化追踪率", "Conversion tracked"),
    formula=Text("已追踪是否转化 ÷ 本台账口径件数", "conversion tracked ÷ the register's own base"),
    basis=BASE,
    source=DISPUTES,
    fact="risk",
    numerator="conversion_tracked",
    denominator="base",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("conversion",),
)
PREVENTED = Metric(
    key="prevented",
    name=Text("防止转化", "Prevented conversions"),
    formula=Text(
        "登记为防止了转治安、转刑事或转民商事的件数",
        "Disputes recorded as kept from turning public-order, criminal or civil",
    ),
    basis=BASE,
    source=DISPUTES,
    fact="risk",
    numerator="prevented",
    direction=Direction.UP_IS_GOOD,
    needs=("prevented_conversion",),
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
    fact="key_case",
    numerator="key_cases",
)
SENSITIVE_OR_MAJOR = Metric(
    key="sensitive_or_major",
    name=Text("重大敏感案件", "Major or sensitive"),
    formula=Text(
        "难度为重大或标为敏感的件数", "Disputes of the level major or marked as sensitive"
    ),
    basis=BASE,
    source=DISPUTES,
    fact="risk",
    numerator="sensitive_or_major",
    direction=Direction.DOWN_IS_GOOD,
    needs=("is_sensitive",),
)
UNNATURAL_DEATHS = Metric(
    key="unnatural_deaths",
    name=Text("非正常死亡纠纷", "Unnatural-death disputes"),
    formula=Text("类型为非正常死亡的件数", "Disputes of the type unnatural death"),
    basis=BASE,
    source=DISPUTES,
    fact="risk",
    numerator="unnatural_deaths",
)
SECONDARY_DISPUTES = Metric(
    key="secondary_disputes",
    name=Text("次生纠纷", "Secondary disputes"),
    formula=Text(
        "引发次生纠纷的非正常死亡纠纷件数（未登记的不计为零）",
        "Unnatural-death disputes that led to a secondary one",
    ),
    basis=Text(
        "同期登记了后续的非正常死亡纠纷",
        "Unnatural-death disputes of the cohort that were followed",
    ),
    source=DISPUTES,
    fact="risk",
    numerator="death_secondary",
    direction=Direction.DOWN_IS_GOOD,
    needs=("is_secondary",),
)
SECONDARY_RATE = Metric(
    key="secondary_rate",
    name=Text("次生纠纷率", "Secondary rate"),
    formula=Text(
        "引发次生纠纷 ÷ 登记了后续的非正常死亡纠纷",
        "led to a secondary dispute ÷ unnatural-death disputes followed",
    ),
    basis=Text(
        "同期登记了后续的非正常死亡纠纷",
        "Unnatural-death disputes of the cohort that were followed",
    ),
    source=DISPUTES,
    fact="risk",
    numerator="death_secondary",
    denominator="death_followed",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.DOWN_IS_GOOD,
    needs=("is_secondary",),
)
INQUIRY_UNSURE = Metric(
    key="inquiry_unsure",
    name=Text("调查取证状态不明", "Inquiry not assured"),
    formula=Text(
        "治安、刑事类纠纷中未登记继续调查取证的件数",
        "Public-order and criminal disputes without a record that the inquiry goes on",
    ),
    basis=Text(
        "同期治安、轻微刑附民类纠纷", "Public-order and minor criminal disputes of the cohort"
    ),
    source=DISPUTES,
    fact="risk",
    numerator="inquiry_unsure",
    direction=Direction.DOWN_IS_GOOD,
    needs=("track", "inquiry_status"),
    needs_rule="inquiry_must_continue",
)
