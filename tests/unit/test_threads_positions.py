"""Who holds what since when; what was added on the way of a proposition."""

from dataclasses import replace

import pytest
from told import Story, argument, gist, lasted, outage, turned

from ledger.model.actor import Anonymity
from ledger.model.gist import Gist, Modality, Predicate, Role
from ledger.model.text import Metadata
from ledger.model.thread import Membership, Stance
from ledger.threads.drifts.drift import DriftKind, drifts
from ledger.threads.telling import Telling, telling
from ledger.threads.thread import Threader
from ledger.threads.views.positions import ActorPosition, positions

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")
HEDGED = turned(BLAMED, modality=Modality.HEDGED)


def told(*lines: tuple[str, str | None, Gist, dict[str, object]]) -> list[Telling]:
    """Tellings, each in an article of its own: day, speaker, gist, other fields."""
    found = []
    for place, (day, speaker, said, fields) in enumerate(lines):
        story = Story(day, outlet=f"Outlet {place}")
        claim = story.says(speaker, f"China cut the line to the north at night {place}", said, **fields)
        found.append(telling(claim, story.meta, 0))
    return found


def cells(*lines: tuple[str, str | None, Gist, dict[str, object]]) -> tuple[list[Telling], tuple[ActorPosition, ...]]:
    """The positions on one proposition."""
    found = told(*lines)
    members = [
        Membership(claim=one.claim, incident="x", proposition="p", stance=one.stance, utterance=one.claim)
        for one in found
    ]
    return found, positions(found, members, {})


def test_a_change_is_marked() -> None:
    """Denied twice, then asserted: two stances with their first and last day, one source by name."""
    denied = turned(BLAMED, polarity=False)
    _, (cell,) = cells(
        ("2014-12-25", "China", BLAMED, {}), ("2014-12-23", "China", denied, {}), ("2014-12-24", "China", denied, {})
    )
    days = [(held.stance, held.first and held.first.day, held.last and held.last.day) for held in cell.held]
    assert days == [(Stance.DENIES, 23, 24), (Stance.ASSERTS, 25, 25)]
    assert (cell.is_changed, cell.named_sources, cell.unnamed_sources) == (True, 1, 0)


def test_unnamed_sources_are_counted_apart() -> None:
    """Two who are not named are two sources that nobody can ask."""
    unnamed: dict[str, object] = {"anonymity": Anonymity.GROUP}
    _, (cell,) = cells(("2014-12-23", "China", BLAMED, unnamed), ("2014-12-24", "China", BLAMED, unnamed))
    assert (cell.named_sources, cell.unnamed_sources) == (0, 2)


CHAIN: dict[str, object] = {"chain": ("Outlet 0",)}
NOBODY: dict[str, object] = {"actor": "China", "actor_id": "actor:china"}
HUA: dict[str, object] = {"speaker": "Hua", "speaker_id": "person:hua", "anonymity": Anonymity.NAMED, **NOBODY, **CHAIN}
LENGTH = gist(Predicate.LASTED, ABOUT, words="line lie dead hour")
ADDED = [
    ("hedge", "China", HEDGED, {"hedges": ("reportedly",)}, "China", BLAMED, CHAIN, DriftKind.HEDGE_LOST),
    ("modal", "China", HEDGED, {"hedges": ("may",)}, "China", BLAMED, CHAIN, DriftKind.CERTAINTY_ADDED),
    ("named", None, BLAMED, NOBODY, None, BLAMED, HUA, DriftKind.SOURCE_NAMED),
    (
        "grew", "China", LENGTH, {"measurables": (lasted(2, 3),)}, "China", LENGTH,
        {"measurables": (lasted(9, 10),), **CHAIN}, DriftKind.NUMBER_GREW,
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", ADDED, ids=[str(case[0]) for case in ADDED])
def test_what_was_added(
    case: tuple[str, str, Gist, dict[str, object], str, Gist, dict[str, object], DriftKind],
) -> None:
    """A later outlet that has it from the first says more than its source did."""
    _, one, said, fields, other, retold, more, kind = case
    found = drifts(told(("2014-12-23", one, said, fields), ("2014-12-24", other, retold, more)), {})
    assert [drift.kind for drift in found] == [kind]


@pytest.mark.parametrize("case", ADDED, ids=[str(case[0]) for case in ADDED])
def test_no_drift_where_the_way_is_not_the_same(
    case: tuple[str, str, Gist, dict[str, object], str, Gist, dict[str, object], DriftKind],
) -> None:
    """Another party's claim, and the same told the other way round, add nothing."""
    _, one, said, fields, other, retold, more, _ = case
    another = {**more, "chain": (), "actor": "Iran", "actor_id": "actor:iran"}
    assert not drifts(told(("2014-12-23", one, said, fields), ("2014-12-24", other, retold, another)), {})
    assert not drifts(told(("2014-12-23", other, retold, more), ("2014-12-24", one, said, fields)), {})


def test_the_same_articles_give_the_same_threads() -> None:
    """Threading is a function of the articles in their order."""
    story = Story("2014-12-23")
    claims = [story.says("China", "one", BLAMED), replace(story.says("Norland", "two", HEDGED), outlet=None)]
    meta = Metadata(outlet="A", published="2014-12-23")
    assert Threader().thread(claims, meta) == Threader().thread(claims, meta)


def test_a_number_in_words_grew() -> None:
    """Four thousand customers became forty thousand: the numbers stand before the same word."""
    found = []
    for place, count in enumerate(("4,000", "40,000")):
        story = Story(f"2014-12-{23 + place}", outlet=f"Outlet {place}")
        said = gist(Predicate.OTHER, ABOUT, words="customer have telephone monday")
        claim = story.says("China", f"About {count} customers had no telephone on Monday", said, chain=("Outlet 0",))
        found.append(telling(claim, story.meta, 0))
    assert [drift.kind for drift in drifts(found, {})] == [DriftKind.NUMBER_GREW]
