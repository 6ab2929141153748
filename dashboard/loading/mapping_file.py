"""A mapping kept as a file of the configuration folder, never over one that is there."""

from pathlib import Path

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.loading.mapping import NAME

BAD_NAME = Text(
    "“{name}”不能作列映射的名称：只用字母、数字、- 和 _。",
    "'{name}' is no name of a mapping: letters, digits, - and _ only.",
)
THERE = Text("{file} 已经存在，请换一个名称。", "{file} is there already: name another.")
UNWRITABLE = Text("{folder} 无法写入：{why}。", "{folder} cannot be written: {why}.")


def keep_mapping(config: Path, name: str, text: str) -> Path:
    """Write a mapping that is not there yet, and return where it is."""
    folder = config / "imports"
    if not NAME.fullmatch(name):
        raise BadRequest(BAD_NAME.format(name=name))
    path = folder / f"{name}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadRequest(THERE.format(file=path)) from error
    except OSError as error:
        raise BadRequest(UNWRITABLE.format(folder=folder, why=error.strerror)) from error
    return path
