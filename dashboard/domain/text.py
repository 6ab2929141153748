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
        """Fill the same placeholders in both languages; a ``Text`` gives each its own words."""
        zh = {key: value.zh if isinstance(value, Text) else value for key, value in values.items()}
        en = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))
