"""Papers made by hand: one as a director reads it, one full of nasty words."""

from functools import cache

from dashboard.charts import breakdowns, intervals
from dashboard.domain.text import Lang, Text
from dashboard.metrics.disputes import MEDIATED, SETTLEMENT_RATE
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.paper.document import (
    STANDS_OUT,
    Card,
    Cards,
    Cite,
    Document,
    Grid,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Quoted,
)
from tests.charts import frames

NASTY = '#eval("1+1") $x$ *b* _i_ `c` @ref <script>alert(1)</script> \\u{41} // [x] {y}'
LONG = "A" * 90
RARE, EMOJI = "𠮷", "😀"


def quoted(figure_id: str, name: str, shown: str, numerator: float, denominator=None) -> Quoted:
    return Quoted(
        id=figure_id,
        name=name,
        shown=shown,
        finder="figure",
        asked=(("programme", "chenghua"),),
        value=numerator / denominator if denominator else numerator,
        numerator=numerator,
        denominator=denominator,
        basis="共调解",
        period="2019年11月",
        data_to="2019-12-31",
        version="c0ffee12",
        page="trends",
        query=(("programme", "chenghua"),),
        code="7K3M9QXA",
    )


QUOTED = (
    quoted("mediated", "调解件数", "968 件", 968),
    quoted("settled", "调解成功件数", "882 件", 882),
    quoted("rate", "调解成功率", "91.1%", 882, 968),
    quoted("amount", "涉及金额", "3,727.53 万元", 37_275_300),
    quoted("type:wages", "劳动报酬纠纷", "214 件", 214),
    quoted("type:neighbour", "邻里纠纷", "187 件", 187),
    quoted("overdue", "超期未办结", "6 件", 6),
)
BY_ID = {one.id: one for one in QUOTED}


def cite(figure_id: str) -> Cite:
    return Cite(figure_id, BY_ID[figure_id].shown)


def told(*parts: str) -> Paragraph:
    """A sentence; what is an id of a figure stands for it."""
    return Paragraph(tuple(cite(part) if part in BY_ID else part for part in parts))


UNITS = (
    Column(Text("派出所", "Station"), width=20),
    Column(Text("共调解", "Mediated"), Kind.COUNT),
    Column(Text("调解成功率", "Settlement rate"), Kind.SHARE),
    Column(Text("判断", "Verdict"), width=28),
)
FREE = "下月重点：\n走访府河、万年场两个派出所。\n对 6 件超期纠纷逐件督办。"


@cache
def picture() -> Picture:
    drawn = intervals.interval_dots(frames.by_station(), SETTLEMENT_RATE, Lang.ZH)
    return Picture("调解成功率，按派出所", drawn.to_dict(), "各派出所调解成功率及95%区间")


@cache
def bars() -> Picture:
    drawn = breakdowns.bars(frames.by_type(), MEDIATED, Lang.ZH, dimension="type")
    return Picture("调解，按纠纷类型", drawn.to_dict(), "纠纷类型件数")


def stations() -> Grid:
    rows = [
        (name, base, settled / base, "样本不足，不作判断" if base < 10 else "在正常波动内")
        for name, base, settled in frames.STATIONS.values()
    ]
    return Grid(
        "各派出所调解情况",
        UNITS,
        tuple(rows),
        note="注：成功率以共调解件数为分母，件数少于10不作判断。",
    )


@cache
def briefing() -> Document:
    """A month of 成华 as it is put before a director."""
    return Document(
        title="成华区公调对接工作月度简报",
        subtitle="2019年11月",
        lang=Lang.ZH,
        about=(
            ("台账", "公调对接"),
            ("期间", "2019年11月1日—2019年11月30日"),
            ("数据截至", "2019年12月31日"),
            ("口径", "共调解"),
            ("数据版本", "c0ffee12"),
        ),
        blocks=(
            Cards(
                (
                    Card("共调解", cite("mediated"), "同比 +12.4%"),
                    Card("调解成功率", cite("rate"), "882/968 · 95% 区间 89.2%—92.8%"),
                    Card("涉及金额", cite("amount"), "中位数 4,200 元"),
                    Card("超期未办结", cite("overdue"), "最长 41 天"),
                )
            ),
            Heading("一、总体情况"),
            told(
                "全区14个派出所公调对接共调解纠纷",
                "mediated",
                "，调解成功",
                "settled",
                "，调解成功率",
                "rate",
                "，涉及金额",
                "amount",
                "。各项以受理登记为准，统计口径见附件。",
            ),
            Heading("二、纠纷类型"),
            told(
                "劳动报酬纠纷",
                "type:wages",
                "，邻里纠纷",
                "type:neighbour",
                "，两类合计占四成以上，与上月相比差异不显著。",
            ),
            bars(),
            Heading("三、特点", key=STANDS_OUT),
            Heading("（一）单位之间", 2),
            told(
                "府河派出所调解成功率低于95%界限，全部一起检验不能与其余区分，建议留意；"
                "其余派出所在正常波动内。杉板桥派出所样本不足，不作判断。"
            ),
            picture(),
            Heading("（二）超期", 2),
            told("超期未办结", "overdue", "，均已发出提示函。"),
            stations(),
            Heading("四、下一步"),
            Paragraph((FREE,), key="next"),
            Note("样本不足指分母少于10件。区间为威尔逊95%区间。"),
        ),
        quoted=QUOTED,
        methods=(
            ("调解成功率", "调解成功件数 ÷ 共调解件数，按受理日期归属月份。"),
            ("超期未办结", "受理满30日未办结，自受理次日起算。"),
        ),
        mark="示例数据 · 政法委 张某 · 2020-01-02 09:30 · 数据版本 c0ffee12",
    )


def nasty() -> Document:
    """Every place of a paper holds words that would run as markup, or that no font has."""
    bad = quoted('x:"*#</w:t>', NASTY, NASTY, 1.5)
    column = (Column(Text(NASTY, NASTY)), Column(Text("数", "n"), Kind.COUNT))
    return Document(
        title=NASTY,
        subtitle=f"{RARE}野{EMOJI}",
        lang=Lang.ZH,
        about=((NASTY, NASTY),),
        blocks=(
            Heading(NASTY),
            Paragraph((NASTY, Cite(bad.id, NASTY), f"王{RARE}", EMOJI)),
            Cards((Card(NASTY, Cite(bad.id, "1"), NASTY),)),
            Grid(NASTY, column, ((LONG, 1), (NASTY, None)), NASTY, ((0, 1, bad.id),)),
            Note(NASTY),
            NewPage(NASTY),
            Paragraph(("<b>末</b>",)),
        ),
        quoted=(bad,),
        methods=((NASTY, NASTY),),
        mark=NASTY,
    )
