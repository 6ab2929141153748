"""What a notice says of its matter: the sentence, the figures and their source, as they stood."""

from dashboard.domain.notice import About, Evidence
from dashboard.domain.text import Text

FIGURES = {
    About.GAP: Text(
        "应有 {required:g}，实有 {measured:g}", "{measured:g} of {required:g} required"
    ),
    About.DISPUTE: Text(
        "期限 {required:g} 天，已办 {measured:g} 天", "{measured:g} days of {required:g} allowed"
    ),
    About.KEY_CASE: Text(
        "期限 {required:g} 天，已办 {measured:g} 天", "{measured:g} days of {required:g} allowed"
    ),
}
TOO_LONG_AGO = Text(
    "限 {required:g} 天，已隔 {measured:g} 天", "{measured:g} days ago, {required:g} allowed"
)
"""More than required is a gap only where days since the last time are limited."""
SINCE = {
    About.GAP: Text("缺口自", "Missing since"),
    About.DISPUTE: Text("超期自", "Overdue since"),
    About.KEY_CASE: Text("受理日", "Accepted on"),
}
MATTERS = {
    About.GAP: Text("{unit}：“{name}”未达标", "{unit}: '{name}' is not met"),
    About.DISPUTE: Text(
        "{unit}：纠纷 {id}（{name}）超过期限仍未办结",
        "{unit}: dispute {id} ({name}) is not closed within its time",
    ),
    About.KEY_CASE: Text(
        "{unit}：重点案件 {id}（{name}）仍在调", "{unit}: key case {id} ({name}) is still open"
    ),
}


def figures_text(evidence: Evidence) -> Text:
    """Say what was required and what was found."""
    text = FIGURES[evidence.about]
    if evidence.about == About.GAP and evidence.measured > evidence.required:
        text = TOO_LONG_AGO
    return text.format(required=evidence.required, measured=evidence.measured)


def matter_text(about: About, unit: Text, name: Text, dispute_id: str = "") -> Text:
    """Say in a sentence what a notice is about; the form offers it."""
    return MATTERS[about].format(unit=unit, name=name, id=dispute_id)
