"""In which encoding a text file is written: by its mark, by what fits, else asked for.

Almost any bytes fit GB18030, and many fit Big5 too. Where both fit, the one whose characters are
the common ones of Chinese wins; where neither is clearly better, or what comes out is no Chinese,
the file's encoding is asked for. A few places that do not fit are read as damaged characters.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHINESE = ("gb18030", "big5hkscs")
DAMAGED = "\N{REPLACEMENT CHARACTER}"
SAMPLE = 4_000_000
CLEARLY = 1.15
COMMON = frozenset(
    "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着"
    "事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定"
    "见只主没公从调解纠纷派出所区县市街道社区村镇委员会姓名身份证号电话地址受理成功失败日期编号类型"
    "金额元月号男女申请被当事律师民警案件结果满意交通婚姻家庭邻里劳动合同损害赔偿物业医疗消费"
    "這為來個們說國時會後能對著學進種將還見沒從調糾紛號區縣鎮員電話類證請當師滿損賠償業醫療費"
)
PLAUSIBLE = 0.02
"""Share of common characters below which what was read is no Chinese."""
FEW_DAMAGED = 100
"""So many characters that fit stand beside each that does not, where a file is only damaged."""
ASK = Text(
    "{file}的编码无法确定（{first} 与 {second} 都能读）：请在列映射里写明 encoding"
    "（西文多为 cp1252）。",
    "{file} can be read as {first} and as {second}: name its encoding in the mapping (of western"
    " languages mostly cp1252).",
)
NO_CHINESE = Text(
    "{file}的编码无法确定：不是 UTF-8，按 {encoding} 读出的不是中文；请在列映射里写明 encoding"
    "（西文多为 cp1252）。",
    "{file} is not UTF-8, and read as {encoding} it is no Chinese: name its encoding in the mapping"
    " (of western languages mostly cp1252).",
)
NONE_FITS = Text(
    "{file}第 {row} 行（文本行）不是 {encoding}：请在列映射里写明文件的编码（encoding = …）。",
    "{file}: line {row} is not {encoding}; name the file's encoding in the mapping (encoding = …).",
)
UTF16_WITHOUT_MARK = 0.2
"""Share of NUL bytes above which a file without a mark is taken as UTF-16."""
MOST_OTHER = 0.2
"""Where NUL bytes stand at odd and at even places, they are no halves of characters."""
NO_TEXT = Text(
    "{file}不是文本文件（含大量空字节），也不是可读的表格文件。",
    "{file} is no text (it is full of NUL bytes), and no table of a known kind.",
)


@dataclass(frozen=True)
class Encoding:
    """In what a file is written, and in how many places it is not."""

    name: str
    damaged: int = 0


def encoding_of(path: Path, file: str, named: str = "") -> Encoding:
    """Return the encoding a text file is written in, proven on all of it."""
    with path.open("rb") as opened:
        start = opened.read(SAMPLE)
    if named and not _is_marked_otherwise(start, named):
        return _proven(path, file, named)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
    if marked:
        return _proven(path, file, marked)
    return _proven(path, file, _without_mark(path, start, file))


def _is_marked_otherwise(start: bytes, named: str) -> bool:
    """A mark says more than a mapping that was written for another export."""
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
    return marked is not None and codecs.lookup(named).name not in (marked, marked[:5])


def _without_mark(path: Path, start: bytes, file: str) -> str:
    if start.count(0) > len(start) * UTF16_WITHOUT_MARK:
        even, odd = start[::2].count(0), start[1::2].count(0)
        if min(even, odd) > max(even, odd) * MOST_OTHER:
            raise BadFile(NO_TEXT.format(file=file))
        return "utf-16-be" if even > odd else "utf-16-le"
    if _fits(path, "utf-8"):
        return "utf-8"
    fitting = [name for name in CHINESE if _fits(path, name)]
    if not fitting:
        return next((name for name in ("utf-8", *CHINESE) if _damaged(path, name)), "utf-8")
    found = fitting[0] if len(fitting) == 1 else _likelier(start, file)
    if _share_common(start, found) < PLAUSIBLE:
        raise BadFile(NO_CHINESE.format(file=file, encoding=found))
    return found


def _likelier(start: bytes, file: str) -> str:
    """Return the encoding whose characters are the common ones, where one clearly is."""
    first, second = (_share_common(start, name) for name in CHINESE)
    if first > second * CLEARLY:
        return "gb18030"
    if second > first * CLEARLY:
        return "big5hkscs"
    raise BadFile(ASK.format(file=file, first="GB18030", second="Big5"))


def _share_common(raw: bytes, encoding: str) -> float:
    signs = [sign for sign in raw.decode(encoding, "ignore") if sign > "\x7f"]
    return sum(sign in COMMON for sign in signs) / max(1, len(signs))


def _fits(path: Path, encoding: str) -> bool:
    try:
        for _ in decoded(path, encoding):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _damaged(path: Path, encoding: str) -> int:
    """In how many places a file is not in an encoding, as where cells were cut; 0 for too many."""
    beyond = common = bad = 0
    for text in decoded(path, encoding, "replace"):
        bad += text.count(DAMAGED)
        signs = [sign for sign in text if sign > "\x7f"]
        beyond += len(signs)
        common += sum(sign in COMMON for sign in signs)
    is_chinese = common >= beyond * PLAUSIBLE
    return bad if is_chinese and bad * FEW_DAMAGED <= beyond - bad else 0


def _proven(path: Path, file: str, encoding: str) -> Encoding:
    """Decode all of it once; where more than a few places do not fit, the first is named."""
    row = 1
    try:
        for text in decoded(path, encoding):
            row += text.count("\n")
    except UnicodeDecodeError as error:
        if damaged := _damaged(path, encoding):
            return Encoding(encoding, damaged)
        row += error.object[: error.start].count(b"\n")
        raise BadFile(NONE_FITS.format(file=file, row=row, encoding=encoding)) from error
    return Encoding(encoding)


def decoded(path: Path, encoding: str, errors: str = "strict") -> Iterator[str]:
    """Yield a file's text piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    with path.open("rb") as opened:
        while raw := opened.read(1_000_000):
            yield decoder.decode(raw)
        yield decoder.decode(b"", final=True)
