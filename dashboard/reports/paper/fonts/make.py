"""Make the fonts that are shipped: a part of Noto Sans CJK SC, under a name of its own.

``make fonts`` runs this; it needs Debian's fonts-noto-cjk and fonttools. The licence (OFL 1.1)
reserves no font name. The part has another name all the same, so that no font of the machine can
stand in for it unseen.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOURCE = Path("/usr/share/fonts/opentype/noto")
HERE = Path(__file__).parent
SIMPLIFIED = 2
"""Which font of the collection has the forms written in mainland China."""
NAME = "Mediation Sans SC"
POSTSCRIPT = "MediationSansSC"
WEIGHTS = ("Regular", "Bold")
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT_NAME, TRADEMARK = 1, 2, 3, 4, 6, 7
SIGNS = (
    (0x20, 0x24F),
    (0x2000, 0x22FF),
    (0x2460, 0x26FF),
    (0x3000, 0x303F),
    (0x3200, 0x33FF),
    (0xFF00, 0xFFEF),
)
"""Latin, punctuation, arrows, circled numbers, shapes: from, to."""


def characters() -> set[int]:
    """Return what the part covers: GB 2312, the 通用规范汉字表 (8,105 of 2013) and signs."""
    double = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    found = {sign.decode("gb2312", "ignore") for sign in double}
    found |= set((HERE / "beyond_gb2312.txt").read_text("utf-8"))
    signs = {code for first, last in SIGNS for code in range(first, last + 1)}
    return signs | {ord(sign) for sign in found if sign > " "}


def part(weight: str) -> TTFont:
    """Return the part of one weight, renamed; its days are those of the source."""
    font = TTCollection(SOURCE / f"NotoSansCJK-{weight}.ttc", lazy=True).fonts[SIMPLIFIED]
    font.recalcTimestamp = False
    options = Options(
        hinting=False,
        layout_features=["kern", "ccmp", "liga", "mark"],
        name_IDs=["*"],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    _rename(font, weight)
    return font


def _rename(font: TTFont, weight: str) -> None:
    postscript = f"{POSTSCRIPT}-{weight}"
    names = {
        FAMILY: NAME,
        STYLE: weight,
        UNIQUE: f"2.004;{postscript}",
        FULL: f"{NAME} {weight}",
        POSTSCRIPT_NAME: postscript,
    }
    table = font["name"]
    table.names = [one for one in table.names if one.langID == 0x409 and one.nameID != TRADEMARK]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames[0] = postscript


def _covered(font: TTFont) -> str:
    """Return every sign of a font, forty a line: what runs has nothing that reads fonts."""
    signs = [chr(code) for code in sorted(font.getBestCmap()) if code > 0x20]
    lines = ("".join(signs[at : at + 40]) for at in range(0, len(signs), 40))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for each in WEIGHTS:
        made = part(each)
        made.save(HERE / f"{POSTSCRIPT}-{each}.otf")
        (HERE / "covered.txt").write_text(_covered(made), "utf-8")
