"""Claims and gold made by hand: which pair, which fields are right, and the figures that follow."""

import dataclasses
import json
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from bare import bare_claim

from ledger.evaluate.comparison import Comparison, compare
from ledger.evaluate.faults import faults
from ledger.evaluate.fields import agrees, judge
from ledger.evaluate.figures import Score, Share, count
from ledger.evaluate.gold import Gold, Interval, parse_gold
from ledger.evaluate.names import means
from ledger.evaluate.places import Page, extent, find
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Basis, BasisKind, Claim, Measurable, MeasurableKind, Quote
from ledger.model.problem import LedgerError
from ledger.model.text import Span
from ledger.model.when import Precision, Time, ZoneSource

TEXT = 'The ministry said the cable was cut. "It was cut," he said. Service was out for two hours. Oslo denied it.'
FRONT = "---\nplace: it\n---\n"
PAGE = Page(text=TEXT, front=FRONT, gold="g.json")

Json = dict[str, Any]


def gold(*claims: Json, narration: tuple[Json, ...] = ()) -> Gold:
    data = json.dumps({"claims": claims, "narration": narration}).encode()
    return parse_gold(data, name="a", origin="g.json")


def piece(content: str | list[str], act: str = "assert", **more: object) -> Json:
    return {"content": content, "act": act, **more}


def claim(content: str, act: Act = Act.ASSERT, **more: Any) -> Claim:
    """A claim of the first such words in the text."""
    start = TEXT.index(content)
    made = bare_claim(
        content,
        article="a",
        act=act,
        content_spans=(Span(start, start + len(content)),),
        cue="said",
        attribution="x",
        confidence=500,
        rule="r",
        sentence=TEXT,
        sentence_span=Span(0, len(TEXT)),
        extractor="e",
    )
    return dataclasses.replace(made, **more)


def at(earliest: str, latest: str, value: str = "") -> Time:
    """A time between two instants."""
    return Time(
        text="",
        earliest=datetime.fromisoformat(earliest),
        latest=datetime.fromisoformat(latest),
        precision=Precision.DAY,
        zone=None,
        zone_source=ZoneSource.UNKNOWN,
        anchor=None,
        direction=None,
        value=value,
    )


def measurable(kind: MeasurableKind) -> Measurable:
    return Measurable(kind=kind, low=1, high=2, unit="s", text="two hours")


def compared(wanted: Gold, *claims: Claim) -> Comparison:
    return compare(PAGE, wanted, claims)


@pytest.mark.parametrize(
    ("item", "words", "start"),
    [
        (piece("cut"), ["cut"], TEXT.index("cut")),
        (piece("cut", nth=1), ["cut"], TEXT.index("cut,")),
        (piece("it", nth=1), ["it"], TEXT.index("it.")),
        (piece(["cut", "Service"], nth=1), ["cut", "Service"], TEXT.index("cut,")),
    ],
    ids=["first", "second", "counted from the top of the file", "parts in text order"],
)
def test_gold_is_found_by_its_words_and_their_occurrence(item: Json, words: list[str], start: int) -> None:
    spans = find(PAGE, gold(item).claims[0].passage)
    assert [span.of(TEXT) for span in spans] == words
    assert spans[0].start == start


@pytest.mark.parametrize(
    "item",
    [piece("cat"), piece("it", nth=0), piece("cut", nth=2), piece(["Oslo", "cable"])],
    ids=["other words", "in the front matter", "too few", "parts out of order"],
)
def test_gold_that_is_not_in_the_text_is_an_error_that_names_it(item: Json) -> None:
    with pytest.raises(LedgerError, match=r"g\.json: gold is not found"):
        compared(gold(item))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"claims": [3]}',
        b'{"claims": [{"content": "x"}]}',
        b'{"claims": [{"content": "", "act": "deny"}]}',
        json.dumps({"claims": [piece("x", "sing")]}).encode(),
    ],
)
def test_what_is_no_gold_is_an_error_that_names_its_file(data: bytes) -> None:
    with pytest.raises(LedgerError, match=r"g\.json: this is no gold"):
        parse_gold(data, name="a", origin="g.json")


def test_quotation_marks_and_blanks_count_for_nothing() -> None:
    """An extent is the words that begin in it."""
    start = TEXT.index('"It')
    assert extent(TEXT, [Span(start, start + 12)]) == extent(TEXT, [Span(start + 1, start + 11)])


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("United States", "the U.S.", True),
        ("Ministry of Foreign Affairs", "Foreign Affairs Ministry", True),
        ("North Korea's Foreign Ministry", "Foreign Ministry", True),
        ("Hua Chunying", "Ms Hua Chunying of China", True),
        ("Hua", "Hua Chunying", False),
        ("FBI", "Federal Bureau of Investigation", True),
        ("China", None, False),
        (None, "China", False),
        (None, None, True),
    ],
)
def test_names_mean_the_same(found: str | None, wanted: str | None, same: bool) -> None:  # noqa: FBT001
    """The same, a longer form, two words of it, or initials; nobody is nobody only."""
    assert means(found, wanted) is same


def test_pairs_are_one_to_one_and_the_likest_come_first() -> None:
    """Two claims for one piece of gold: the better one pairs, the other is extra."""
    whole, part = claim("the cable was cut"), claim("cable was cut")
    found = compared(gold(piece("the cable was cut")), part, whole)
    assert [pair.claim for pair in found.pairs] == [whole]
    assert found.extra == (part,)


def test_of_claims_that_are_as_like_the_act_decides_then_the_actor() -> None:
    """One span can carry two claims."""
    words = "the cable was cut"
    wanted = gold(piece(words, "deny", actor="Oslo"), piece(words, "deny", actor="Bergen"))
    asserted = claim(words, actor="Bergen")
    bergen, oslo = claim(words, Act.DENY, actor="Bergen"), claim(words, Act.DENY, actor="Oslo")
    found = compared(wanted, asserted, bergen, oslo)
    assert [pair.claim for pair in found.pairs] == [oslo, bergen]
    assert found.extra == (asserted,)


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    """Jaccard >= 0.5 over words."""
    assert compared(gold(piece("the cable was cut")), claim("was cut")).pairs
    assert not compared(gold(piece("the cable was cut")), claim("cut")).pairs


def test_another_extent_that_gold_allows_is_as_good() -> None:
    wanted = gold(piece("the cable was cut", alt=["The ministry said the cable was cut"]))
    assert compared(wanted, claim("The ministry said the cable was cut")).pairs


def test_a_named_act_is_found_by_its_cue() -> None:
    """Gold's content of a bare act is its verb; the record's cue holds it."""
    cue = Span(TEXT.index("denied"), TEXT.index("denied") + 6)
    ours = claim("it.", Act.DENY, quote=Quote.ACT, cue="denied", cue_spans=(cue,))
    assert compared(gold(piece("denied", "deny", quote="narrated")), ours).pairs
    assert not compared(gold(piece("denied", "deny", quote="indirect")), ours).pairs


def test_a_claim_whose_offsets_do_not_give_its_words_is_never_right() -> None:
    """Law 1."""
    ours = claim("the cable was cut", content_parts=("the cable is cut",))
    found = compared(gold(piece("the cable was cut")), ours)
    assert (found.pairs, found.unsound) == ((), (ours,))
    assert count([found]).offsets == Share(right=0, asked=1)


def test_optional_gold_is_neither_missed_nor_extra() -> None:
    wanted = gold(piece("the cable was cut", optional=True), piece("It was cut", optional=True))
    figures = count([compared(wanted, claim("the cable was cut"))])
    assert figures.claims == Score(gold=0, found=0, gold_right=0, found_right=0)
    assert figures.claims.f1 is None


GOLD_FIELDS: Json = {
    "actor": "Norway",
    "alt_actors": ["Oslo"],
    "alt_acts": ["deny"],
    "speaker": None,
    "anonymous": True,
    "via": ["Reuters"],
    "target": "Sweden",
    "hedged": True,
    "quote": "narrated",
    "source": "a spokesman of the ministry",
    "said": "2031-03-05",
    "said_utc": ["2031-03-05T00:00:00Z", "2031-03-06T00:00:00Z"],
    "event_utc": ["2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z"],
    "measurable": {"kind": "outage_duration", "value": "2h"},
    "basis": {"text": "from the logs", "kind": "technical"},
}
RIGHT: Json = {
    "act": Act.DENY,
    "actor": "Oslo",
    "anonymity": Anonymity.ROLE,
    "chain": ("Reuters",),
    "target": "Sweden",
    "hedges": ("may",),
    "quote": Quote.ACT,
    "source": "the spokesman",
    "said": at("2031-03-05T00:00Z", "2031-03-06T00:00Z", "2031-03-05T09:00"),
    "event_time": at("2031-03-04T11:00Z", "2031-03-04T12:00Z"),
    "measurables": (measurable(MeasurableKind.OUTAGE_DURATION),),
    "basis": Basis(text="from the logs", start=0, end=1, kind=BasisKind.TECHNICAL),
}


def test_every_field_is_judged_and_right() -> None:
    """Also by other answers that gold accepts: act, actor."""
    judged = judge(gold(piece("cut", **GOLD_FIELDS)).claims[0], claim("cut", **RIGHT))
    assert {name for name, field in judged.items() if not field.right} == set()
    assert len(judged) == 14


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"act": Act.ADMIT}, "act"),
        ({"actor": None}, "actor"),
        ({"speaker": "Ola Nordmann"}, "speaker"),
        ({"anonymity": Anonymity.METONYM}, "anonymous"),
        ({"chain": ("Reuters", "AFP")}, "chain"),
        ({"target": None}, "target"),
        ({"hedges": ()}, "hedged"),
        ({"quote": Quote.INDIRECT}, "quote"),
        ({"source": "the ministry"}, "source head"),
        ({"said": at("2031-03-05T00:00Z", "2031-03-06T00:00Z", "2031-03-04")}, "said day"),
        ({"said": at("2031-03-07T00:00Z", "2031-03-08T00:00Z", "2031-03-05")}, "said interval"),
        ({"event_time": None}, "event interval"),
        ({"measurables": (measurable(MeasurableKind.OUTAGE_START),)}, "measurable"),
        ({"basis": Basis(text="from the logs", start=0, end=1, kind=BasisKind.LEGAL)}, "basis"),
        ({"basis": Basis(text="by hearsay", start=0, end=1, kind=BasisKind.TECHNICAL)}, "basis"),
    ],
)
def test_a_field_that_is_wrong_is_the_only_one(change: Json, wrong: str) -> None:
    judged = judge(gold(piece("cut", **GOLD_FIELDS)).claims[0], claim("cut", **RIGHT | change))
    assert [name for name, field in judged.items() if not field.right] == [wrong]


def test_what_gold_does_not_state_is_not_asked() -> None:
    assert list(judge(gold(piece("cut")).claims[0], claim("cut"))) == ["act"]


@pytest.mark.parametrize(
    ("time", "right"),
    [
        (at("2031-03-05T23:00Z", "2031-03-06T23:00Z"), True),
        (at("2031-03-04T23:30Z", "2031-03-07T00:30Z"), True),
        (at("2031-03-04T22:00Z", "2031-03-07T00:30Z"), False),
        (at("2031-03-06T01:00Z", "2031-03-07T01:00Z"), False),
        (None, False),
        (dataclasses.replace(at("2031-03-05T00:00Z", "2031-03-06T00:00Z"), latest=None), False),
    ],
    ids=["meets", "25 hours longer", "longer still", "apart", "no time", "open"],
)
def test_an_interval_is_right_when_it_meets_golds_and_is_not_much_longer(time: Time | None, right: bool) -> None:  # noqa: FBT001
    days = (datetime.fromisoformat(f"2031-03-0{day}T00:00Z") for day in (5, 6))
    assert agrees(time, Interval(*days)) is right


TOLD = {"content": "Service was out for two hours", "measurable": {"kind": "outage_duration", "value": "2h"}}
HOURS = (measurable(MeasurableKind.OUTAGE_DURATION),)


@pytest.mark.parametrize(
    ("ours", "score"),
    [
        (claim("Service was out for two hours", quote=Quote.NARRATION, measurables=HOURS), (1, 1, 1)),
        (claim("Service was out for two hours", measurables=HOURS), (0, 1, 0)),
        (claim("Service was out for two hours", quote=Quote.NARRATION), (1, 0, 0)),
        (claim("Oslo denied it", quote=Quote.NARRATION, measurables=HOURS), (1, 0, 0)),
        (claim("Service was out for two hours", quote=Quote.NARRATION, measurables=HOURS * 3), (1, 0, 0)),
    ],
    ids=["told", "told within a claim", "without its measurable", "elsewhere", "of too many kinds"],
)
def test_narration_is_counted_apart(ours: Claim, score: tuple[int, int, int]) -> None:
    found, gold_right, found_right = score
    figures = count([compared(gold(narration=(TOLD,)), ours)])
    assert figures.narration == Score(gold=1, found=found, gold_right=gold_right, found_right=found_right)


def test_narration_must_be_at_golds_time_where_gold_has_one() -> None:
    dated = TOLD | {"event_utc": ["2031-03-05T00:00:00Z", "2031-03-06T00:00:00Z"]}
    ours = claim("Service was out for two hours", quote=Quote.NARRATION, measurables=HOURS)
    in_time = dataclasses.replace(ours, event_time=at("2031-03-05T00:00Z", "2031-03-06T00:00Z"))
    assert count([compared(gold(narration=(dated,)), ours)]).narration.gold_right == 0
    assert count([compared(gold(narration=(dated,)), in_time)]).narration.gold_right == 1


TWO = gold(
    piece("the cable was cut", "assert", actor="Oslo", speaker="Oslo", quote="indirect"),
    piece("It was cut", "admit", alt_acts=["assert"], actor=None, speaker=None, quote="direct"),
    piece("Oslo denied it", "deny", actor="Oslo", speaker="Oslo", quote="narrated"),
)
FOUND = (
    claim("the cable was cut", actor="Oslo", speaker="Bergen"),
    claim("It was cut", quote=Quote.DIRECT),
    claim("Service was out", Act.ASK),
)


def test_figures_of_whole_claims() -> None:
    """Three of gold, three found: two at their place, one of them with its speaker; both acts are right."""
    figures = count([compared(TWO, *FOUND)])
    assert figures.claims == Score(gold=3, found=3, gold_right=2, found_right=2)
    assert figures.claims.f1 == Fraction(2, 3)
    assert figures.who.gold_right == figures.record.gold_right == 1
    assert figures.fields["act"] == Share(right=2, asked=2)
    assert figures.fields["speaker"] == Share(right=1, asked=2)
    assert figures.offsets.accuracy == 1


def test_figures_by_act_take_the_act_that_was_found_where_gold_accepts_it() -> None:
    """The second claim counts as an assertion, since gold accepts one; nothing is left of "admit"."""
    acts = count([compared(TWO, *FOUND)]).acts
    assert acts == {
        Act.ASSERT: Score(gold=2, found=2, gold_right=2, found_right=2),
        Act.DENY: Score(gold=1, found=0, gold_right=0, found_right=0),
        Act.ASK: Score(gold=0, found=1, gold_right=0, found_right=0),
    }
    assert acts[Act.DENY].precision is None
    assert acts[Act.DENY].f1 == acts[Act.DENY].recall == 0


def test_figures_by_type_of_quote() -> None:
    quotes = count([compared(TWO, *FOUND)]).quotes
    assert {kind: (score.gold, score.found, score.gold_right) for kind, score in quotes.items()} == {
        Quote.DIRECT: (1, 1, 1),
        Quote.INDIRECT: (1, 2, 1),
        Quote.ACT: (1, 0, 0),
    }


def test_articles_are_counted_together() -> None:
    """Every claim counts the same, whatever its article."""
    figures = count([compared(TWO, *FOUND), compared(gold(piece("the cable was cut")))])
    assert (figures.articles, figures.claims.gold, figures.claims.gold_right) == (2, 4, 2)
    assert count([]).claims.f1 is None


def test_faults_say_what_is_behind_the_figures() -> None:
    told = claim("Service was out for two hours", quote=Quote.NARRATION, measurables=HOURS)
    found = [(fault.kind, fault.what, fault.content) for fault in faults(compared(TWO, *FOUND, told))]
    assert found == [
        ("missed", "deny", "Oslo denied it"),
        ("extra", "ask", "Service was out"),
        ("wrong", "speaker: Bergen, gold: Oslo", "the cable was cut"),
        ("narration extra", "outage_duration", "Service was out for two hours"),
    ]
    (missed,) = faults(compared(gold(narration=(TOLD,))))
    assert (missed.article, missed.kind, missed.what) == ("a", "narration missed", "outage_duration")
