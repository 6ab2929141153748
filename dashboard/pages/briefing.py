"""Briefing: what do I say at the meeting, and can I defend it figure by figure?"""

from dashboard.domain.text import Text

TITLE = Text("会议简报", "Briefing")
QUESTION = Text("这次会上说什么", "What do I say at the meeting?")


def render() -> None:
    pass
