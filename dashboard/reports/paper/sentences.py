"""Sentences with figures in them: words and quoted figures, in the order they are read."""

from collections.abc import Iterable
from string import Formatter

from dashboard.domain.text import Lang, Text
from dashboard.reports.paper.document import Cite

Parts = tuple[str | Cite, ...]
Value = Text | Cite | str | Parts
BOLD = "**"


def sentence(text: Text, lang: Lang, **values: Value) -> Parts:
    """Fill a text's placeholders with words and quoted figures."""
    out: list[str | Cite] = []
    for words, name, _, _ in Formatter().parse(text[lang]):
        out.append(words)
        out.extend(_parts(values[name], lang) if name else ())
    return _merged(out)


def joined(many: Iterable[Parts], between: Text, lang: Lang) -> Parts:
    """Join sentences or parts of one by words between them."""
    out: list[str | Cite] = []
    for one in many:
        out.extend((between[lang], *one) if out else one)
    return _merged(out)


def woven(words: str, cites: Iterable[Cite]) -> Parts:
    """Put quoted figures, in the order given, in place of their words in a sentence made by rule.

    A figure whose words are not found there is a mistake of the writer: nothing is quoted that
    the sentence does not say.
    """
    rest, out = words.replace(BOLD, ""), list[str | Cite]()
    for cite in cites:
        before, found, rest = rest.partition(cite.text)
        if not found:
            raise ValueError(f"'{cite.text}' of '{cite.id}' is not in: {words}")
        out.extend((before, cite))
    return _merged([*out, rest])


def _parts(value: Value, lang: Lang) -> Parts:
    if isinstance(value, Text):
        return (value[lang],)
    return value if isinstance(value, tuple) else (value,)


def _merged(parts: Iterable[str | Cite]) -> Parts:
    """Lay words that follow each other together; empty ones are left out."""
    out: list[str | Cite] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return tuple(out)
