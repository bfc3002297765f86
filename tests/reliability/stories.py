"""Small articles of made-up news, each different, with a few claims of several kinds in each; and what is in them."""

import json
import shutil
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path

from ledger.extract.extractor import Extractor
from ledger.model.claim import Extraction
from ledger.model.record import from_plain, to_plain
from ledger.readers.read import read
from ledger.readers.values import Given, Read

SPEAKERS = (
    "China's Foreign Ministry", "A spokesman for the telecommunications ministry", "U.S. officials", "Beijing",
    "Officials in Seoul", "The operator", "A senior official who asked not to be named", "The Russian government",
)  # fmt: skip
VERBS = ("denied", "said", "claimed", "insisted", "warned", "acknowledged", "suggested")
THINGS = ("network", "exchange", "data centre", "cable", "mobile network", "payment system")
PLACES = ("Harbin", "Busan", "Oslo", "Minsk", "Lagos", "Quito", "Hanoi")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

MOST = 200
"""Articles that there are."""


def story(number: int) -> str:
    """The text of the article with this number, different from all others."""
    speaker, other = SPEAKERS[number % len(SPEAKERS)], SPEAKERS[(number // 3 + 1) % len(SPEAKERS)]
    thing, place = THINGS[number % len(THINGS)], PLACES[number % len(PLACES)]
    day, hours = DAYS[number % len(DAYS)], number % 17 + 2
    return (
        f"{speaker} {VERBS[number % len(VERBS)]} on {day} that the {thing} in {place} was attacked. "
        f"The outage lasted more than {hours} hours, {other} said.\n\n"
        f"“We saw {number + 40} routes withdrawn,” a staff member told Reuters. "
        f"{other} blamed a group from abroad for outage number {number}.\n"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Articles in a folder, and what is found in them."""

    folder: Path
    paths: tuple[Path, ...]
    """In the order in which the folder is read."""
    found: tuple[Extraction, ...]


def stories(count: int, shared: Path, into: Path) -> Stories:
    """So many articles in a new folder.

    Args:
        count: at most `MOST`.
        shared: a folder in which all experiments of one run keep what was found, as the model takes long to load.
        into: the folder to make.
    """
    originals, found = shared / "stories", shared / "found.json"
    with (shared / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not found.exists():
            _make(originals, found)
    into.mkdir()
    paths = [into / path.name for path in sorted(originals.iterdir())[:count]]
    for path in paths:
        shutil.copy(originals / path.name, path)
    plain = json.loads(found.read_text("utf-8"))[:count]
    return Stories(folder=into, paths=tuple(paths), found=tuple(from_plain(Extraction, one) for one in plain))


def _make(originals: Path, found: Path) -> None:
    originals.mkdir()
    for number in range(MOST):
        front = f"---\npublished: 2031-03-{number % 28 + 1:02d}\noutlet: The {number % 5} Post\n---\n"
        (originals / f"{number:04d}.txt").write_text(front + story(number), "utf-8")
    articles = [item.article for item in read([str(originals)], Given()) if isinstance(item, Read)]
    found.write_text(json.dumps([to_plain(one) for one in Extractor().extract(articles)]), "utf-8")
