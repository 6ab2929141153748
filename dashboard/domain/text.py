"""Words on screen, in both languages, Chinese first."""

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True)
class Text:
    """One thing said in both languages: ``text[lang]``."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == Lang.ZH else self.en

    def format(self, **values: object) -> "Text":
        """Fill the same placeholders in both languages."""
        return Text(self.zh.format(**values), self.en.format(**values))
