"""What a chart says of itself: its title, and in words what is seen."""

from collections.abc import Mapping

LINE = 16
"""Pixels a line under the title takes from the picture."""


def title_of(spec: Mapping[str, object]) -> str:
    """Return a chart's title on one line; panels side by side may have none of their own."""
    title = spec.get("title")
    text = title.get("text", "") if isinstance(title, Mapping) else title
    lines = text if isinstance(text, list) else [text or ""]
    return " ".join(str(line) for line in lines)


def alt_of(spec: Mapping[str, object]) -> str:
    """Return in words what is seen."""
    return str(spec.get("description") or "")


def with_lines(spec: Mapping[str, object], *lines: str) -> dict[str, object]:
    """Return a chart with more lines in small print under its title."""
    title = spec.get("title")
    told: dict[str, object] = dict(title) if isinstance(title, Mapping) else {"text": title or ""}
    under = told.get("subtitle") or []
    told["subtitle"] = [*(under if isinstance(under, list) else [under]), *lines]
    height = spec.get("height")
    taller = {"height": height + LINE * len(lines)} if isinstance(height, int | float) else {}
    return {**spec, **taller, "title": told}
