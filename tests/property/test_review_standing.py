"""What stands of any sequence of decisions and undos, against a model that keeps a stack for each reviewer."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ledger.model.record import to_plain
from ledger.model.review import (
    Carried,
    Change,
    Decision,
    Reviewed,
    ReviewField,
    ReviewState,
    cautious_state,
    change_of,
    standing,
    state_of,
)

AT = datetime(2026, 1, 2, tzinfo=UTC)
NAMES = st.sampled_from(["Ana", "ana ", "Ben", "Chloë", "Chloe\u0308"])
ACTS = st.sampled_from(["deny", "assert"])
STEPS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from([Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.NOTE, Decision.UNDO]),
        ACTS,
        st.integers(min_value=0, max_value=30),
    ),
    max_size=25,
)


def a_change(act: str) -> Change:
    return Change(field=ReviewField.ACT, value=act, id=None, text=act)


def a_review(event: int, reviewer: str, decision: Decision, act: str = "deny", undoes: int | None = None) -> Reviewed:
    changes = (a_change(act),) if decision is Decision.CORRECT else ()
    return Reviewed(
        event=event, claim="c", row=1, reviewer=reviewer, at=AT, decision=decision, changes=changes, undoes=undoes
    )


@dataclass
class Desk:
    """One reviewer's papers on a claim: a pile of judgements, a pile of notes; undo takes one out."""

    judgements: list[tuple[int, Decision, str]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)

    def take_back(self, event: int) -> None:
        """Takes out the paper of this number, if it is here."""
        self.judgements = [one for one in self.judgements if one[0] != event]
        self.notes = [one for one in self.notes if one != event]


def desk_of(name: str) -> str:
    return {"ana ": "Ana", "Chloe\u0308": "Chloë"}.get(name, name)


@given(STEPS)
def test_what_stands_is_what_lies_on_each_desk(steps: list[tuple[str, Decision, str, int]]) -> None:
    """Each reviewer's last judgement not taken back, and all notes; an undo of what is another's does nothing."""
    desks: dict[str, Desk] = {name: Desk() for name in ("Ana", "Ben", "Chloë")}
    events = []
    for event, (name, decision, act, aim) in enumerate(steps, start=1):
        desk = desks[desk_of(name)]
        if decision is Decision.UNDO:
            desk.take_back(aim)
        elif decision is Decision.NOTE:
            desk.notes.append(event)
        else:
            desk.judgements.append((event, decision, act))
        events.append(a_review(event, name, decision, act, aim if decision is Decision.UNDO else None))
    tops = {name: desk.judgements[-1] for name, desk in desks.items() if desk.judgements}
    notes = [event for desk in desks.values() for event in desk.notes]
    found = standing(reversed(events))
    assert sorted(one.event for one in found) == sorted([top[0] for top in tops.values()] + notes)
    assert state_of(found) is expected_state([(kind, act) for _, kind, act in tops.values()])
    assert cautious_state(found) is cautious([kind for _, kind, _ in tops.values()])


def expected_state(tops: list[tuple[Decision, str]]) -> ReviewState:
    """All alike is that, none is unreviewed, anything else is disputed; acts count for corrections only."""
    papers = {(kind, act if kind is Decision.CORRECT else "") for kind, act in tops}
    if not papers:
        return ReviewState.UNREVIEWED
    if len(papers) > 1:
        return ReviewState.DISPUTED
    ((kind, _),) = papers
    words = {Decision.ACCEPT: ReviewState.ACCEPTED, Decision.REJECT: ReviewState.REJECTED}
    return words.get(kind, ReviewState.CORRECTED)


def cautious(kinds: list[Decision]) -> ReviewState:
    for kind, word in (
        (Decision.REJECT, ReviewState.REJECTED),
        (Decision.CORRECT, ReviewState.CORRECTED),
        (Decision.ACCEPT, ReviewState.ACCEPTED),
    ):
        if kind in kinds:
            return word
    return ReviewState.UNREVIEWED


def test_corrections_of_different_fields_agree() -> None:
    """One corrects the act, another the speaker: both are corrections, none contradicts the other."""
    act = a_review(1, "Ana", Decision.CORRECT)
    name = Change(field=ReviewField.SPEAKER, value="Li Wei", id=None, text="Li Wei")
    speaker = Reviewed(
        event=2, claim="c", row=1, reviewer="Ben", at=AT, decision=Decision.CORRECT, changes=(a_change("deny"), name)
    )
    assert state_of(standing([act, speaker])) is ReviewState.CORRECTED


def test_a_decision_on_a_claim_that_said_something_else_does_not_count() -> None:
    """It stands and is shown; the claim in its place is unreviewed until somebody looks again."""
    old = replace(a_review(1, "Ana", Decision.ACCEPT), carried=Carried.CHANGED)
    assert state_of(standing([old])) is ReviewState.UNREVIEWED
    assert standing([old]) == (old,)
    assert state_of(standing([replace(old, carried=Carried.SAME)])) is ReviewState.ACCEPTED
    assert state_of(standing([old, a_review(2, "Ana", Decision.REJECT)])) is ReviewState.REJECTED


def test_a_change_comes_back_from_its_plain_form() -> None:
    """A word, a chain, nothing."""
    for value, what in (("deny", ReviewField.ACT), (("Xinhua", "AFP"), ReviewField.CHAIN), (None, ReviewField.SAID)):
        change = Change(field=what, value=value, id=None, text="x")
        assert change_of(to_plain(change)) == change
