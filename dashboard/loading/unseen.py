"""Signs nobody sees: they tell no two words apart."""

import re

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
AROUND = "".join(sign for sign in map(chr, range(0x10000)) if sign.isspace() or UNSEEN.match(sign))
"""Blanks and unseen signs, which may stand around a cell and are no part of it."""
