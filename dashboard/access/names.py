"""Account names: one spelling each, so that look-alikes cannot exist side by side."""

import re
import unicodedata

from dashboard.domain.errors import BadRequest

LONGEST = 64
_SHAPE = re.compile(r"[\w.@-]+")


def normalised(name: str) -> str:
    """Return the one spelling under which a name is stored and looked up."""
    folded = unicodedata.normalize("NFKC", name.strip()).casefold()
    return unicodedata.normalize("NFKC", folded)


def checked(name: str) -> str:
    """Return the normalised name of an account to create, or say why it cannot be one."""
    spelled = normalised(name)
    if not _SHAPE.fullmatch(spelled) or len(spelled) > LONGEST:
        raise BadRequest(
            f"'{name}' cannot be an account name: up to {LONGEST} letters, digits, '.', '_', "
            "'-' and '@', no spaces."
        )
    return spelled
