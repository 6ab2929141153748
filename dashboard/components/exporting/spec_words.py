"""What a chart says of itself: its title, and in words what is seen."""

from collections.abc import Mapping


def title_of(spec: Mapping[str, object]) -> str:
    """Return a chart's title on one line; panels without one are told by what is seen in them."""
    title = spec.get("title")
    text = title.get("text", "") if isinstance(title, Mapping) else title
    lines = text if isinstance(text, list) else [text or ""]
    return " ".join(str(line) for line in lines) or alt_of(spec)


def alt_of(spec: Mapping[str, object]) -> str:
    """Return in words what is seen."""
    return str(spec.get("description") or "")
