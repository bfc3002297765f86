"""Drift between two articles of which the later one has it from the earlier one's outlet: one case a rule."""

from dataclasses import replace

import pytest
from told import Story, argument, gist, outage, turned

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim
from ledger.model.gist import Gist, Modality, Predicate, Role
from ledger.threads.drifts.drift import drifts
from ledger.threads.telling import Telling, telling

ABOUT = outage("Norland", "2014-12-22")
FROM_FIRST: dict[str, object] = {"chain": ("Outlet 0",)}
FIRM: dict[str, object] = {"speaker": "Brine Labs", "source": "Brine Labs"}


def said(content: str, *, words: str = "", modality: Modality = Modality.ASSERTED) -> Gist:
    """What is said by these words, which are its content words where no others are given."""
    return turned(gist(Predicate.OTHER, ABOUT, words=(words or content).casefold()), modality=modality)


def line(speaker: str | None, content: str, /, **fields: object) -> tuple[str | None, str, dict[str, object]]:
    """Who says what."""
    return speaker, content, fields


Line = tuple[str | None, str, dict[str, object]]


def kinds(first: Line, second: Line, *, days: int = 1) -> list[str]:
    """The drifts between two articles that are told so many days apart."""
    found: list[Telling] = []
    for place, (speaker, content, fields) in enumerate((first, second)):
        story = Story(f"2014-12-{1 + place * days:02}", outlet=f"Outlet {place}")
        meant = fields.pop("gist", None) or said(content)
        assert isinstance(meant, Gist)
        found.append(telling(story.says(speaker, content, meant, **fields), story.meta, 0))
    return [one.kind.value for one in drifts(found, {})]


ADDED: dict[str, tuple[Line, Line, str]] = {
    "as far as is known": (
        line("Dyn", "As far as we can tell, no files were taken"),
        line("Dyn", "No files were taken", **FROM_FIRST),
        "hedge_lost",
    ),
    "not ruled out": (
        line("Dyn", "an intrusion could not be ruled out yet"),
        line("Dyn", "there was an intrusion not found yet", **FROM_FIRST),
        "certainty_added",
    ),
    "considered": (
        line("Norland", "it was considering sanctions against the group"),
        line("Norland", "it will impose sanctions on the group", **FROM_FIRST),
        "certainty_added",
    ),
    "a condition": (
        line(
            "Dyn",
            "if the logs are right somebody cut it",
            gist=said("logs right somebody cut", modality=Modality.CONDITIONAL),
        ),
        line("Dyn", "somebody cut it", **FROM_FIRST),
        "certainty_added",
    ),
    "a share": (
        line("Dyn", "traffic fell by a fifth that night"),
        line("Dyn", "traffic fell by half that night", **FROM_FIRST),
        "number_grew",
    ),
    "a unit": (
        line("Dyn", "they took up to 100 gigabytes of mail"),
        line("Dyn", "they took 100 terabytes of mail", **FROM_FIRST),
        "number_grew",
    ),
    "staff became the firm": (
        line(None, "an untested change broke it", source="Two clerks at Brine Labs", anonymity=Anonymity.GROUP),
        line(None, "an untested change broke it", **FIRM, **FROM_FIRST),
        "source_named",
    ),
    "called the operator": (
        line("Dyn", "About 400 customers were cut off", speaker="Dyn", source="the operator Dyn"),
        line(None, "About 4,000 customers were cut off", source="the operator", **FROM_FIRST),
        "number_grew",
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_added(name: str) -> None:
    """The later article says more than its source did."""
    first, second, kind = ADDED[name]
    assert kinds(first, second) == [kind]


KEPT: dict[str, tuple[Line, Line]] = {
    "finders speak for their house": (
        line(None, "the change broke it", source="Researchers at Brine Labs", anonymity=Anonymity.GROUP),
        line(None, "the change broke it", **FIRM, **FROM_FIRST),
    ),
    "a softer word": (
        line("Dyn", "it may have been cut at night", hedges=("may",)),
        line("Dyn", "it was possibly cut at night", **FROM_FIRST),
    ),
    "still weighed": (
        line("Norland", "it was considering sanctions against the group"),
        line("Norland", "it is still weighing sanctions against the group", **FROM_FIRST),
    ),
    "few words in common": (
        line(None, "the network of the north is a model", anonymity=Anonymity.ROLE),
        line("Norland", "the network of the south came back", speaker="Norland", **FROM_FIRST),
    ),
    "a smaller number": (
        line("Dyn", "About 4,000 customers were cut off"),
        line("Dyn", "About 400 customers were cut off", **FROM_FIRST),
    ),
    "a question": (
        line(None, "whether China cut the line", act=Act.ASK, anonymity=Anonymity.ROLE),
        line(None, "China cut the line", **FIRM, **FROM_FIRST),
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_kept(name: str) -> None:
    """The later article adds nothing, or tells of something else."""
    assert not kinds(*KEPT[name])


def test_what_is_told_months_after_is_another_story() -> None:
    """The same words, a month and a half later."""
    first, second = line("Dyn", "as far as we know nobody cut it"), line("Dyn", "nobody cut it", **FROM_FIRST)
    assert kinds(first, second) == ["hedge_lost"]
    late = Story("2015-02-01", outlet="Outlet 1").says("Dyn", second[1], said(second[1]))
    early = Story("2014-12-01", outlet="Outlet 0")
    told = telling(early.says("Dyn", first[1], said(first[1])), early.meta, 0)
    assert not drifts([told, telling(late, Story("2015-02-01", outlet="Outlet 1").meta, 0)], {})


def test_one_party_blamed_in_other_words() -> None:
    """A look into whether Iran was involved became a flat "Iran hacked it", of one named speaker."""
    iran = argument(Role.AGENT, "Iran")
    asked = gist(Predicate.INVOLVED_IN, ABOUT, iran, words="bureau look iran involve")
    told = gist(Predicate.RESPONSIBLE, ABOUT, iran, words="iran hack studio")
    marsden: dict[str, object] = {"speaker": "Marsden"}
    first = line("FBI", "it looks into whether Iran is involved", gist=asked, **marsden)
    assert kinds(first, line("FBI", "Iran hacked the studio", gist=told, **marsden)) == ["certainty_added"]


def test_a_suspicion_is_what_is_suspected() -> None:
    """Of "it suspects that | an update broke it" the inner claim is held back, though the outer one is not."""
    story, later = Story("2014-12-23", outlet="Outlet 0"), Story("2014-12-24", outlet="Outlet 1")
    outer = story.says(None, "it suspects that an update broke the line", said("suspects update broke line"))
    inner: Claim = story.says(None, "an update broke the line", said("update broke line"))
    inner = replace(inner, parent=outer.id, hedges=("suspects",), source="it")
    flat = later.says(None, "an update broke the line", said("update broke line"), **FROM_FIRST)
    told = [telling(outer, story.meta, 0), telling(inner, story.meta, 1), telling(flat, later.meta, 0)]
    assert [(one.kind.value, one.earlier) for one in drifts(told, {})] == [("hedge_lost", inner.id)]
