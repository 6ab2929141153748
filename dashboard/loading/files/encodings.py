"""In which encoding a text file is written: by its mark, by what fits, else asked for.

Almost any bytes fit GB18030, and many fit Big5 too. Where both fit, the one whose characters are
the common ones of Chinese wins; where neither is clearly better the file's encoding is asked for.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_000_000
CLEARLY = 1.15
COMMON = frozenset(
    "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着"
    "事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定"
    "见只主没公从调解纠纷派出所区县市街道社区村镇委员会姓名身份证号电话地址受理成功失败日期编号类型"
    "金额元月号男女申请被当事律师民警案件结果满意交通婚姻家庭邻里劳动合同损害赔偿物业医疗消费"
    "這為來個們說國時會後能對著學進種將還見沒從調糾紛號區縣鎮員電話類證請當師滿損賠償業醫療費"
)
ASK = Text(
    "{file}的编码无法确定（{first} 与 {second} 都能读）：请在列映射里写明 encoding。",
    "{file} can be read as {first} and as {second}: name its encoding in the mapping.",
)
NONE_FITS = Text(
    "{file}第 {row} 行（文本行）不是 {encoding}：请在列映射里写明文件的编码（encoding = …）。",
    "{file}: line {row} is not {encoding}; name the file's encoding in the mapping (encoding = …).",
)
UTF16_WITHOUT_MARK = 0.2
"""Share of NUL bytes above which a file without a mark is taken as UTF-16."""


def encoding_of(path: Path, file: str, named: str = "") -> str:
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
        return "utf-16-be" if even > odd else "utf-16-le"
    if _fits(path, "utf-8"):
        return "utf-8"
    fitting = [name for name in ("gb18030", "big5hkscs") if _fits(path, name)]
    if len(fitting) < 2:
        return fitting[0] if fitting else "utf-8"
    return _likelier(start, file)


def _likelier(start: bytes, file: str) -> str:
    """Return the encoding whose characters are the common ones, where one clearly is."""
    first, second = (_share_common(start, name) for name in ("gb18030", "big5hkscs"))
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


def _proven(path: Path, file: str, encoding: str) -> str:
    """Decode all of it once: what does not fit is named by its line, never replaced."""
    row = 1
    try:
        for text in decoded(path, encoding):
            row += text.count("\n")
    except UnicodeDecodeError as error:
        row += error.object[: error.start].count(b"\n")
        raise BadFile(NONE_FITS.format(file=file, row=row, encoding=encoding)) from error
    return encoding


def decoded(path: Path, encoding: str) -> Iterator[str]:
    """Yield a file's text piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as opened:
        while raw := opened.read(1_000_000):
            yield decoder.decode(raw)
        yield decoder.decode(b"", final=True)
