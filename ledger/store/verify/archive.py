"""The archive against the hashes that events name: none missing, none changed, none that nobody names."""

import hashlib
from collections.abc import Iterator

from ledger.store.log.events import ARTICLES, Event, EventKind
from ledger.store.snapshot import Snapshot
from ledger.store.verify.fault import Check, Fault

_NAMING = ARTICLES | {EventKind.ARCHIVE, EventKind.DATASET, EventKind.WITHHOLD}


class Archive:
    """What events name by hash, gathered on a walk, then looked at."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._blobs: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._may: set[str] = set()
        self.withheld: dict[str, int] = {}
        """What was removed for a reason that the log states: hash to event."""

    def see(self, event: Event) -> None:
        """Notes what this event names."""
        if event.kind not in _NAMING:
            return
        if event.kind in ARTICLES:
            self._blobs.setdefault(event.body["article"]["sha256"], event.seq)
            self._texts.setdefault(event.body["text_sha256"], event.seq)
        elif event.kind is EventKind.ARCHIVE:
            self._blobs.setdefault(event.body["sha256"], event.seq)
        elif event.kind is EventKind.DATASET:  # before schema 3 no event said whether its bytes are kept
            self._may.add(event.body["dataset"]["sha256"])
        elif event.kind is EventKind.WITHHOLD:
            self.withheld.update((name, event.seq) for name in event.body["hashes"])

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the archive."""
        blobs = self._snapshot.rows("SELECT sha256, size, data FROM blob")
        texts = self._snapshot.rows("SELECT sha256, characters, text FROM article_text")
        seen: set[str] = set()
        for sha256, size, data in blobs:
            seen.add(sha256)
            yield from self._blob(sha256, size, data)
        yield from self._missing(self._blobs, seen, "bytes")
        seen = set()
        for sha256, characters, text in texts:
            seen.add(sha256)
            yield from self._text(sha256, characters, text)
        yield from self._missing(self._texts, seen, "text")

    def _blob(self, sha256: str, size: int, data: object) -> Iterator[Fault]:
        event = self._blobs.get(sha256)
        if event is None and sha256 not in self._may:
            yield Fault(check=Check.ARCHIVE, event=None, what=f"archived bytes that no event names ({sha256})")
        if not isinstance(data, bytes) or len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            yield Fault(
                check=Check.ARCHIVE, event=event, what=f"the archived bytes are not those of their hash ({sha256})"
            )

    def _text(self, sha256: str, characters: int, text: object) -> Iterator[Fault]:
        event = self._texts.get(sha256)
        if event is None:
            yield Fault(check=Check.ARCHIVE, event=None, what=f"an archived text that no event names ({sha256})")
        if not isinstance(text, str) or len(text) != characters or _digest(text) != sha256:
            yield Fault(check=Check.ARCHIVE, event=event, what=f"the archived text is not that of its hash ({sha256})")

    def _missing(self, named: dict[str, int], seen: set[str], what: str) -> Iterator[Fault]:
        for sha256, event in named.items():
            if sha256 not in seen and sha256 not in self.withheld:
                yield Fault(
                    check=Check.ARCHIVE, event=event, what=f"the archived {what} {sha256} that it names are not there"
                )
            if sha256 in seen and sha256 in self.withheld:
                yield Fault(
                    check=Check.ARCHIVE,
                    event=self.withheld[sha256],
                    what=f"the withheld {what} {sha256} are still there",
                )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
