"""One sitting of one reviewer: the claims in their order, what is decided about each, and the way back.

Every decision is a transaction of its own, so that nothing is lost however the sitting ends. Claims are fetched in
small parts, each from the ledger as it then is; a claim that somebody decided, retracted or read anew meanwhile is
shown as it now stands.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from ledger.model.claim import Entry
from ledger.model.problem import LedgerError
from ledger.model.review import Carried, Change, Decided, Decision, Reviewed, ReviewField, ReviewState, name_key
from ledger.review.fields import Seen, change
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.rows import Place, Recorded
from ledger.store.writing import Writer

_AT_ONCE = 50
"""Claims fetched together."""

_START = Place("", 0)

_ENDED = frozenset({ReviewState.SUPERSEDED, ReviewState.RETRACTED})


class RefusedError(LedgerError):
    """A decision that cannot be made; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Who reviews, where, and by which clock."""

    address: str
    writer: Writer
    reviewer: str
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A claim before the reviewer."""

    entry: Entry
    text: str
    """Its article's; "" where that is withheld."""
    number: int
    """From 1."""
    total: int


@dataclass(frozen=True, slots=True)
class _Made:
    """A decision of this sitting."""

    index: int
    event: int


class Sitting:
    """Goes through the claims that answer a query."""

    def __init__(self, sitter: Sitter, query: ClaimQuery, *, again: bool = False) -> None:
        """Looks how many claims there are.

        Args:
            sitter: who reviews.
            query: which claims; the limit is not looked at.
            again: whether claims are shown that this reviewer has decided already.

        Raises:
            LedgerError: when there is no ledger, or the query names no article.
        """
        self._sitter = sitter
        self._query = replace(query, limit=None, left_to=None if again else sitter.reviewer)
        self._places: list[Place] = []
        self._is_whole = False
        self._index = 0
        self.before: Shown | None = None
        """What `shown` put before the reviewer last."""
        self._made: list[_Made] = []
        self.done: Counter[str] = Counter()
        """How often each thing was done: accept, reject, correct, note, undo, skip."""
        with open_reader(sitter.address) as reader:
            self.total = reader.count(self._query)

    def shown(self) -> Shown | None:
        """The claim that is put before the reviewer; None when all are done. What is decided next is decided on it."""
        self.before = None
        while self.before is None and self._is_there(self._index):
            with open_reader(self._sitter.address) as reader:
                entry = reader.entry(self._places[self._index].seq)
                text = reader.article(entry.claim.article).text
            if entry.state in _ENDED:
                self._index += 1
            else:
                number = self._index + 1
                self.before = Shown(entry=entry, text=text, number=number, total=max(self.total, number))
        return self.before

    def judge(self, decision: Decision, *, note: str | None = None) -> Recorded:
        """Accepts or rejects the claim, and goes to the next.

        Raises:
            RefusedError: when it cannot be made; a claim that one has corrected is not accepted as it is by a slip.
        """
        entry = self._entry()
        corrected = [one.field for review in self.mine(entry) for one in review.changes]
        if corrected and decision is Decision.ACCEPT:
            what = f"you have corrected {', '.join(corrected)}, so it is not as the machine says"
            raise RefusedError(what, todo="s goes on with that; u takes it back")
        recorded = self._append(entry, decision, note=note)
        self._go(self._index + 1)
        return recorded

    def correct(self, field: ReviewField, text: str) -> Change:
        """Corrects one field more of the claim, which stays before the reviewer; gives what the text came to.

        Raises:
            UsageError: when the field cannot hold that.
            RefusedError: when the decision cannot be made.
        """
        entry = self._entry()
        kept = {one.field: one for review in self.mine(entry) for one in review.changes}
        made = change(field, text, Seen(claim=entry.claim, meta=entry.meta, text=self._text()))
        self._append(entry, Decision.CORRECT, changes=tuple((kept | {field: made}).values()))
        return made

    def note(self, text: str) -> Recorded:
        """Makes a remark on the claim, which stays before the reviewer.

        Raises:
            RefusedError: when it cannot be made.
        """
        return self._append(self._entry(), Decision.NOTE, note=text)

    def skip(self) -> None:
        """Goes to the next claim and leaves this one as it is."""
        if self.before is not None:
            self.done["skip"] += not self.mine(self._entry())
            self._go(self._index + 1)

    def back(self) -> bool:
        """Goes to the claim before; False when there is none."""
        if self._index == 0:
            return False
        self._go(self._index - 1)
        return True

    def undo(self) -> Reviewed:
        """Takes back the reviewer's last word on the claim shown, else the last of this sitting, and goes to it.

        Raises:
            RefusedError: when there is neither.
        """
        entry = None if self.before is None else self._entry()
        mine = () if entry is None else self.mine(entry, notes=True)
        if not mine and self._made:
            self._go(self._made[-1].index)
            entry = self._entry_at(self._index)
            mine = self.mine(entry, notes=True)
        if entry is None or not mine:
            raise RefusedError("there is nothing of yours to take back")
        self._append(entry, Decision.UNDO, undoes=mine[-1].event)
        self._made = [made for made in self._made if made.event != mine[-1].event]
        return mine[-1]

    def mine(self, entry: Entry, *, notes: bool = False) -> tuple[Reviewed, ...]:
        """What stands of this reviewer's decisions on the claim, in the order of the log."""
        key = name_key(self._sitter.reviewer)
        return tuple(
            one
            for one in entry.reviews
            if name_key(one.reviewer) == key
            and one.carried is not Carried.CHANGED
            and (notes or one.decision is not Decision.NOTE)
        )

    def left(self) -> int:
        """How many claims answer and are not decided by this reviewer yet.

        Raises:
            LedgerError: when the ledger cannot be read.
        """
        with open_reader(self._sitter.address) as reader:
            return reader.count(replace(self._query, left_to=self._sitter.reviewer))

    def _go(self, index: int) -> None:
        """To this claim, which is not before the reviewer until it is shown."""
        self._index, self.before = index, None

    def _entry(self) -> Entry:
        """The claim that was shown, as it is now.

        Raises:
            RefusedError: when none was.
        """
        if self.before is None:
            raise RefusedError("there is no claim to decide on")
        return self._entry_at(self._index)

    def _entry_at(self, index: int) -> Entry:
        with open_reader(self._sitter.address) as reader:
            return reader.entry(self._places[index].seq)

    def _append(
        self,
        entry: Entry,
        decision: Decision,
        *,
        changes: tuple[Change, ...] = (),
        note: str | None = None,
        undoes: int | None = None,
    ) -> Recorded:
        """Appends a decision on a claim.

        Raises:
            RefusedError: when the ledger refuses it.
        """
        sitter = self._sitter
        decided = Decided(
            claim=entry.claim.id,
            reviewer=sitter.reviewer,
            decision=decision,
            changes=changes,
            note=note,
            undoes=undoes,
            row=entry.row,
        )
        (recorded,) = sitter.writer.append_reviews([decided], at=sitter.now())
        if recorded.event is None:
            raise RefusedError(recorded.refused or "refused")
        self.done[decision.value] += 1
        if decision is not Decision.UNDO:
            self._made.append(_Made(self._index, recorded.event))
        return recorded

    def _text(self) -> str:
        return self.before.text if self.before else ""

    def _is_there(self, index: int) -> bool:
        """Whether there is a claim of this index, from 0; fetches it where need be."""
        while index >= len(self._places) and not self._is_whole:
            last = self._places[-1] if self._places else _START
            with open_reader(self._sitter.address) as reader:
                found = reader.places(self._query, last, _AT_ONCE)
            self._places += found
            self._is_whole = len(found) < _AT_ONCE
        return index < len(self._places)
