"""Parties of disputes from their cells: masked before a row reaches any table.

What is kept is what the page of a dispute shows. Whether two rows of a load really say the same is
told by a fingerprint of what they said in clear, under a key that is gone with the process.
"""

import hashlib
import secrets
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.database.bulk import arrow_type
from dashboard.database.schema import party
from dashboard.domain.masking import mask_id_number, mask_name, mask_phone
from dashboard.domain.programme import Programme
from dashboard.loading.derived import Values
from dashboard.loading.fields import NUMBER, PERSONAL
from dashboard.loading.mapping import ImportMapping

PARTY_COLUMNS = tuple(column.name for column in party.columns if column.name != "batch")
"""What is kept of a party but for the batch that brought it."""
PARTY_KINDS = {name: arrow_type(party.c[name].type) for name in PARTY_COLUMNS}
SAID = "said"
"""The column of arriving rows that tells apart what looks alike once it is masked."""
PLACES = {"applicant": 1, "respondent": 2}
"""Which party of its dispute a row is, where the file does not number them: one of each role."""
_KEY = secrets.token_bytes(32)


def completed_parties(values: Values, mapping: ImportMapping, programme: Programme) -> pa.Table:
    """Return ``PARTY_COLUMNS`` of parties, masked, and ``SAID``; the county is their dispute's."""
    number = values[NUMBER]
    # Of an organisation the code says who it is; who stands for it is not kept.
    identity = pc.coalesce(_of(values, "credit_code"), _of(values, "id_number"))
    whole = {
        "dispute_id": pc.binary_join_element_wise(programme.code, mapping.source, number, ":"),
        "seq": pc.coalesce(_of(values, "seq"), _places(values["role"])),
        "role": values["role"],
        "name": _masked(values["name"], mask_name),
        "id_number": _masked(identity, mask_id_number),
        "phone": _masked(_of(values, "phone"), mask_phone),
    }
    nothing = pa.nulls(len(number), pa.string())
    columns = {name: whole.get(name, nothing) for name in PARTY_COLUMNS}
    return pa.table(columns | {SAID: _fingerprints(values)})


def _of(values: Values, name: str) -> pa.Array:
    """Return a column, empty where the mapping does not fill it."""
    kind = PARTY_KINDS.get(name, pa.string())
    return values[name] if name in values else pa.nulls(len(values[NUMBER]), kind)


def _places(roles: pa.Array) -> pa.Array:
    return pa.array([PLACES.get(role) for role in roles.to_pylist()], PARTY_KINDS["seq"])


def _masked(cells: pa.Array, mask: Callable[[str], str]) -> pa.Array:
    """Mask each distinct value once."""
    found = cells.dictionary_encode()
    shown = [None if one is None else mask(one) for one in found.dictionary.to_pylist()]
    return pc.take(pa.array(shown, pa.string()), found.indices)


def _fingerprints(values: Values) -> pa.Array:
    columns = [_of(values, name).to_pylist() for name in PERSONAL]
    rows = ("\x1f".join(one or "" for one in row) for row in zip(*columns, strict=True))
    marks = [hashlib.blake2b(row.encode(), key=_KEY, digest_size=16).hexdigest() for row in rows]
    return pa.array(marks, pa.string())
