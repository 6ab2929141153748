"""The short code of a view: the same page and selection have the same code everywhere."""

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from urllib.parse import urlencode

LENGTH = 8
# No letter of the code can be taken for a digit when it is read out or typed from paper.
_SPOKEN = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def view_address(page: str, query: Mapping[str, str]) -> str:
    """Return the path of a view inside the dashboard, its parameters in one order."""
    asked = urlencode(sorted(query.items()))
    return f"/{page}?{asked}" if asked else f"/{page}"


def view_code(page: str, query: Mapping[str, str]) -> str:
    """Return the code of a view: eight letters and digits that fit on paper.

    Forty bits: of a million views two share a code with a chance of one in two; who keeps codes
    must refuse a second view under one.
    """
    told = hashlib.sha256(view_address(page, query).encode("utf-8")).digest()
    return b32encode(told).decode("ascii")[:LENGTH].translate(_SPOKEN)


VERSION = "v"
"""The parameter that says which data version a link was made from; it narrows nothing."""


def dated(query: Mapping[str, str], version: str) -> dict[str, str]:
    """Return a view's parameters with the data version a paper was made from.

    Its code then opens the view and says so where the data are others by now.
    """
    return {**query, VERSION: version}
