"""Where gold lies: DIR/gold/NAME.json and DIR/gold/held_out/NAME.json, each beside its DIR/articles/NAME.txt."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ledger.evaluate.gold import Gold, parse_gold
from ledger.model.problem import LedgerError

GOLD, HELD_OUT, ARTICLES = "gold", "held_out", "articles"

LAYOUT = f"it needs {GOLD}/NAME.json (or {GOLD}/{HELD_OUT}/NAME.json) and {ARTICLES}/NAME.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An article with its gold."""

    article: Path
    gold: Gold
    held_out: bool
    """Whether rules may not be made after it, so that its figures are printed apart."""


def find_tasks(folder: Path) -> tuple[Task, ...]:
    """The articles of this folder that have gold: the open ones, then those held out, each sorted by name.

    Raises:
        LedgerError: when there are none, a file of gold is broken or stands twice, or its article is missing.
    """
    if not folder.is_dir():
        raise LedgerError("there is no such folder", where=str(folder), todo="give `ledger evaluate` one with gold")
    tasks = (*_tasks(folder, held_out=False), *_tasks(folder, held_out=True))
    if not tasks:
        raise LedgerError("there is no gold in this folder", where=str(folder), todo=LAYOUT)
    names = [task.gold.name for task in tasks]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        what = f"there is gold for {twice[0]} both open and held out"
        raise LedgerError(what, where=str(folder), todo="keep one of the two")
    return tasks


def _tasks(folder: Path, *, held_out: bool) -> Iterator[Task]:
    gold = folder / GOLD / HELD_OUT if held_out else folder / GOLD
    for path in sorted(gold.glob("*.json")):
        article = folder / ARTICLES / f"{path.stem}.txt"
        if not article.is_file():
            raise LedgerError(f"its article {article} is missing", where=str(path), todo=LAYOUT)
        yield Task(
            article=article, gold=parse_gold(_read_bytes(path), name=path.stem, origin=str(path)), held_out=held_out
        )


def read_front(article: Path, text: str) -> str:
    """What goes before the text in the article's file: its front matter, or nothing.

    Raises:
        LedgerError: when the file cannot be read.
    """
    file = _read_bytes(article).decode("utf-8", "replace")
    return file.removesuffix(text) if file.endswith(text) else ""


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        what = f"it cannot be read ({fault.strerror or fault})"
        raise LedgerError(what, where=str(path), todo="check the file and its rights") from fault
