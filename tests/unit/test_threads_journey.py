"""The way of a proposition: the earliest telling, copies of it, and what was added on the way."""

from dataclasses import replace

from kept import threaded
from told import Story, argument, entries, gist, outage, turned

from ledger.model.actor import Anonymity
from ledger.model.claim import Review
from ledger.model.gist import Modality, Predicate, Role
from ledger.threads.drifts.drift import DriftKind
from ledger.threads.views.journey import Journey, journey

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "Sweden"), words="china cut line north night")
WORDS = "Sweden may have cut the line to the north at night"


def way(*stories: Story, review: Review = Review.UNREVIEWED) -> Journey:
    """The way of what the first claim of the first article says."""
    first, *others = entries(*stories)
    held = [first, *(replace(one, review=review) for one in others)]
    known = threaded(held)
    proposition = known.memberships[held[0].claim.id].proposition
    assert proposition is not None
    return journey(known, held, proposition)


def test_the_earliest_is_first_though_it_came_last() -> None:
    """A copy that was ingested first is the copy all the same; the way leads back over the agency to the speaker."""
    copy, first = Story("2014-12-24", outlet="B"), Story("2014-12-23", outlet="A")
    hua: dict[str, object] = {"speaker": "Hua Chunying", "speaker_id": "person:hua"}
    copied = copy.says("China", WORDS, BLAMED, chain=("Xinhua",), **hua)
    original = first.says("China", WORDS, BLAMED, **hua)
    found = way(copy, first)
    assert [(stop.claim, stop.copy_of) for stop in found.stops] == [(original.id, None), (copied.id, original.id)]
    assert found.stops[1].way == ("B", "Xinhua", "Hua Chunying (for China)")
    assert (found.sayings, found.outlets, found.words) == (1, 2, "Sweden is responsible for the outage in Norland")
    assert found.incident_name == "the outage in Norland"


def test_what_was_added_has_both_sentences() -> None:
    """The agency's "may have cut" became "cut" in the outlet that has it from the agency."""
    agency, outlet = Story("2014-12-23", outlet="Agency"), Story("2014-12-24", outlet="Courier")
    hedged = turned(BLAMED, modality=Modality.HEDGED)
    agency.says(None, WORDS, hedged, hedges=("may",), source="an official")
    outlet.says(None, "Sweden cut the line to the north at night", BLAMED, chain=("Agency",), source="an official")
    (added,) = way(agency, outlet).added
    assert added.kind is DriftKind.CERTAINTY_ADDED
    assert (added.earlier_sentence, added.later_sentence) == (WORDS, "Sweden cut the line to the north at night")
    assert (added.earlier_who, added.later_who) == ("Agency: an official", "Courier: an official")


def test_a_rejected_telling_is_none() -> None:
    story = Story("2014-12-23")
    story.says("Norland", WORDS, BLAMED)
    story.says("Sweden", "Sweden cut it, and at night", BLAMED, anonymity=Anonymity.NAMED)
    assert len(way(story).stops) == 2
    assert len(way(story, review=Review.REJECTED).stops) == 1
