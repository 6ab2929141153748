"""What became of a load: read = accepted + duplicate + rejected, per file and in all."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from dashboard.domain.errors import NoData
from dashboard.domain.text import Text
from dashboard.loading.files.request import Found
from dashboard.loading.rejects import Reject

SHOWN_REJECTS = 100
UNEVEN = Text(
    "{file}：读入 {read} 行，接收 {accepted}、重复 {duplicate}、拒收 {rejected}，合计不符，"
    "没有导入任何内容。",
    "{file}: {read} rows read are not {accepted} accepted + {duplicate} duplicate + {rejected}"
    " rejected: the load changed nothing.",
)


@dataclass(frozen=True)
class FileReport:
    """What became of one file's rows. ``corrected`` of the accepted replaced an older content.

    ``unmapped`` are the columns of the file that the mapping does not read, ``found`` is how
    the file was read.
    """

    file: str
    sha256: str
    read: int
    accepted: int
    corrected: int
    duplicate: int
    rejected: int
    unmapped: tuple[str, ...] = ()
    found: Found | None = None

    def __post_init__(self) -> None:
        if self.read != self.accepted + self.duplicate + self.rejected:
            raise NoData(UNEVEN.format(**asdict(self)))


@dataclass(frozen=True)
class LoadReport:
    """What became of a load. ``data_version`` is empty when nothing was written."""

    programme: str
    mapping: str
    files: tuple[FileReport, ...]
    rejects: tuple[Reject, ...]
    dry_run: bool
    data_version: str = ""
    notes: tuple[Text, ...] = ()
    sample: tuple[Mapping[str, str], ...] = ()

    @property
    def read(self) -> int:
        return sum(file.read for file in self.files)

    @property
    def accepted(self) -> int:
        return sum(file.accepted for file in self.files)

    @property
    def corrected(self) -> int:
        return sum(file.corrected for file in self.files)

    @property
    def duplicate(self) -> int:
        return sum(file.duplicate for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected for file in self.files)

    @property
    def hashes(self) -> tuple[str, ...]:
        """The SHA-256 of each file."""
        return tuple(file.sha256 for file in self.files)

    @property
    def is_loaded(self) -> bool:
        return bool(self.data_version)

    def as_dict(self) -> dict[str, object]:
        """Return the report as one object for machines, with the first reasons of rejection."""
        return {
            "programme": self.programme,
            "mapping": self.mapping,
            "read": self.read,
            "accepted": self.accepted,
            "corrected": self.corrected,
            "duplicate": self.duplicate,
            "rejected": self.rejected,
            "loaded": self.is_loaded,
            "dry_run": self.dry_run,
            "data_version": self.data_version or None,
            "files": [asdict(file) for file in self.files],
            "notes": [note.en for note in self.notes],
            "rejects": [reject.as_dict() for reject in self.rejects[:SHOWN_REJECTS]],
        }
