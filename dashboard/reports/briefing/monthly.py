"""The month of a whole programme, in the order such reports have."""

from dashboard.domain.text import Text
from dashboard.reports.briefing.changes import changes
from dashboard.reports.briefing.features import features
from dashboard.reports.briefing.made_of import conversions, parts_of
from dashboard.reports.briefing.totals import totals
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Heading, Paragraph

HEADS = {
    "totals": Text("一、总体情况", "1. Totals"),
    "channel": Text("二、纠纷来源", "2. Origin"),
    "type": Text("三、纠纷类型", "3. Types"),
    "conversions": Text("四、转化情况", "4. Conversions"),
    "changes": Text("五、同比环比", "5. Year on year, month on month"),
    "features": Text("六、特点", "6. What stands out"),
    "next": Text("七、下一步", "7. What next"),
}


def monthly(writer: Writer) -> list[Block]:
    """Write the monthly report."""
    parts = {
        "totals": totals(writer),
        "channel": parts_of(writer, "channel"),
        "type": parts_of(writer, "type"),
        "conversions": conversions(writer),
        "changes": changes(writer),
        "features": features(writer),
        "next": [Paragraph(("",), key="next")],
    }
    out: list[Block] = [Paragraph(("",), key="opening")]
    for key, blocks in parts.items():
        out += [Heading(HEADS[key][writer.lang]), *blocks]
    return out
