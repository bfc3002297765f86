"""The threads of a ledger: those of its standing claims, as if its articles had just come in, in their order."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from kept import keep, known
from told import Story, argument, gist, outage, turned

from ledger.model.gist import Predicate, Role
from ledger.model.problem import StoreError
from ledger.model.thread import RelationKind
from ledger.review.keeping import retract, word
from ledger.threads.thread import Threader

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")


@pytest.fixture
def stories() -> list[Story]:
    """One blames China; China denies it; a third outlet has the words of the first again."""
    first, second, third = (Story(f"2014-12-{day}", outlet=outlet) for day, outlet in ((23, "A"), (24, "B"), (25, "C")))
    words = "China cut the line to the north at night"
    first.says("Norland", words, BLAMED)
    second.says("China", "China did not cut any line to the north", turned(BLAMED, polarity=False))
    third.says("Norland", words, BLAMED)
    return [first, second, third]


def test_a_ledger_is_threaded_as_its_articles_came(stories: list[Story], tmp_path: Path) -> None:
    """The same as the articles given to a threader one by one: one incident, one proposition, one copy."""
    path = str(tmp_path / "ledger.db")
    kept = keep(path, stories)
    threader = Threader()
    made = [threader.thread(claims, story.meta) for claims, story in zip(kept, stories, strict=True)]
    found = known(path)
    assert list(found.incidents) == [one.id for new in made for one in new.incidents]
    assert list(found.propositions) == [one.id for new in made for one in new.propositions]
    assert list(found.memberships.values()) == [one for new in made for one in new.memberships]
    assert found.relations == tuple(one for new in made for one in new.relations)
    first, _, third = (claims[0].id for claims in kept)
    assert found.utterances[third] == first
    assert {RelationKind.DENIES, RelationKind.REPEATS} <= {one.kind for one in found.relations}


def test_a_retracted_claim_binds_nothing(stories: list[Story], tmp_path: Path) -> None:
    """Declared void, it is in no thread."""
    path = str(tmp_path / "ledger.db")
    first, *_ = keep(path, stories)
    retract(path, first[0].id, word("Ana", "a hoax", datetime(2031, 3, 6, tzinfo=UTC)))
    assert first[0].id not in known(path).memberships


def test_no_ledger_is_one_clear_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger"):
        known(str(tmp_path / "none.db"))
