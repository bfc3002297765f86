"""What a later claim is to an earlier one: a table of pairs, and of pairs that stand in no relation."""

from dataclasses import dataclass, field

import pytest
from told import Story, argument, gist, lasted, outage, turned, utc

from ledger.model.claim import Act
from ledger.model.gist import Gist, Modality, Predicate, Role
from ledger.model.thread import Relation, RelationKind
from ledger.model.when import Precision, Time, ZoneSource
from ledger.threads.thread import Threader

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"))
DENIED = turned(BLAMED, polarity=False)
LENGTH = gist(Predicate.LASTED, ABOUT)
OVERLOAD = gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "overload"))
NINE: dict[str, object] = {"measurables": (lasted(9, 10),)}
HALF: dict[str, object] = {"measurables": (lasted(0.5, 0.6),)}


@dataclass
class Line:
    """Who says what."""

    speaker: str | None
    said: Gist
    fields: dict[str, object] = field(default_factory=dict)
    content: str | None = None


def monday() -> Time:
    """Said on Monday."""
    return Time(
        text="Monday", earliest=utc("2014-12-22"), latest=utc("2014-12-23"), precision=Precision.DAY, zone="UTC",
        zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="2014-12-22",
    )  # fmt: skip


def found(*lines: Line) -> list[tuple[RelationKind, int, int]]:
    """The relations of lines that are told a day apart, each in an article of its own: kind, later, earlier."""
    threader = Threader()
    ids: list[str] = []
    kinds: list[Relation] = []
    for place, line in enumerate(lines):
        story = Story(f"2014-12-{23 + place}", outlet=f"Outlet {place}")
        content = line.content or f"words of their own number{place} and{place} no{place} others{place}"
        ids.append(story.says(line.speaker, content, line.said, **line.fields).id)
        kinds += threader.thread(story.claims, story.meta).relations
    return sorted((one.kind, ids.index(one.later), ids.index(one.earlier)) for one in kinds)


LINE = "the network of Norland was not attacked by anybody on Monday"
PAIRS = [
    ("a-line-in-another-outlet", Line("Xinhua", BLAMED, content=LINE), Line("Xinhua", BLAMED, content=LINE), "repeats"),
    ("one-saying", Line("China", BLAMED, {"said": monday()}), Line("China", BLAMED, {"said": monday()}), "repeats"),
    ("another-says-so-too", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, NINE), "corroborates"),
    ("numbers-apart", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, HALF), "contradicts"),
    ("another-number", Line("Dyn", LENGTH, NINE), Line("Dyn", LENGTH, HALF), "revises"),
    ("taken-back", Line("Dyn", BLAMED), Line("Dyn", DENIED), "retracts"),
    ("blamed-after-denial", Line("China", DENIED), Line("Norland", BLAMED, {"act": Act.ACCUSE}), "contradicts"),
]


@pytest.mark.parametrize(("one", "other", "kind"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_pairs(one: Line, other: Line, kind: str) -> None:
    """The later one stands in this relation to the earlier one, and in no other."""
    assert found(one, other) == [(kind, 1, 0)]


NONE = [
    ("overload-and-not-us", Line("Norland", OVERLOAD), Line("China", DENIED)),
    ("two-denials", Line("China", DENIED), Line("Iran", DENIED)),
    ("a-hedged-number", Line("Dyn", LENGTH, NINE), Line("Akamai", turned(LENGTH, modality=Modality.HEDGED), HALF)),
    ("two-without-names", Line(None, BLAMED), Line(None, BLAMED)),
    ("handed-on", Line("Dyn", LENGTH, NINE), Line("Akamai", LENGTH, {**NINE, "chain": ("Dyn",)})),
    ("two-causes", Line("Dyn", OVERLOAD), Line("China", gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "cut")))),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in NONE], ids=[case[0] for case in NONE])
def test_no_relation(one: Line, other: Line) -> None:
    """Nothing that a careful reader would not be sure of."""
    assert found(one, other) == []


def test_a_denial_denies_and_contradicts() -> None:
    """Another's assertion, rejected: the denial denies it, and both cannot be so."""
    assert found(Line("Norland", BLAMED), Line("China", DENIED)) == [("contradicts", 1, 0), ("denies", 1, 0)]


def test_only_the_earliest_is_corroborated() -> None:
    """Three who agree: the second and the third corroborate the first, not each other."""
    lines = [Line(name, LENGTH, NINE) for name in ("Dyn", "Akamai", "Arbor")]
    assert found(*lines) == [("corroborates", 1, 0), ("corroborates", 2, 0)]


def test_what_was_told_first_is_the_earlier_one() -> None:
    """An article ingested late that was told early: those known are set against it, not it against them."""
    threader = Threader()
    ids: list[str] = []
    kinds: list[Relation] = []
    for published, line in (("2014-12-25", Line("Akamai", LENGTH, HALF)), ("2014-12-23", Line("Dyn", LENGTH, NINE))):
        story = Story(published)
        ids.append(story.says(line.speaker, line.speaker or "", line.said, **line.fields).id)
        kinds += threader.thread(story.claims, story.meta).relations
    assert [(one.later, one.earlier) for one in kinds] == [(ids[0], ids[1])]


def test_the_one_who_was_asked_answers() -> None:
    """What follows a question, by the one to whom it was put, answers it; what he says after that does not."""
    story = Story("2014-12-23")
    asked = story.says(None, "who did it", BLAMED, act=Act.ASK, target="China", target_id="actor:china")
    answer = story.says("China", "ask somebody else about that", OVERLOAD)
    story.says("China", "the weather is fine in Beijing", OVERLOAD, attribution="another")
    found = [one for one in Threader().thread(story.claims, story.meta).relations if one.kind == "responds_to"]
    assert [(one.later, one.earlier) for one in found] == [(answer.id, asked.id)]
