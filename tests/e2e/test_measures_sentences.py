"""Numbers in the sentences by which outages are reported, through the real model."""

from collections.abc import Callable

import pytest

from ledger.extract.extractor import Extractor
from ledger.model.claim import Claim, Measurable, Quote
from ledger.model.text import Article, Metadata

BEFORE = "Lesotho has seen several Internet outages this year."
Numbers = list[tuple[str, str]]


@pytest.fixture(scope="module")
def claims() -> Callable[[str], tuple[Claim, ...]]:
    """Extraction of one text of 23 December 2014."""
    extractor = Extractor()

    def extract(text: str) -> tuple[Claim, ...]:
        meta = Metadata(published="2014-12-23", outlet="Harbour Wire", place="London")
        article = Article(
            id="a", sha256="", reader="text/1", encoding="utf-8", text=text, origin="a", name="a", meta=meta
        )
        return next(iter(extractor.extract([article]))).claims

    return extract


def numbers(found: tuple[Claim, ...]) -> Numbers:
    return [(m.kind.value, m.text) for claim in found for m in claim.measurables]


REPORTS: list[tuple[str, Numbers]] = [
    (
        "The Internet went dark across the country at 10:26 UTC on Thursday.",
        [("outage_start", "10:26 UTC on Thursday")],
    ),
    ("Its routes were withdrawn at 22:34 GMT.", [("outage_start", "22:34 GMT")]),
    ("Service was restored at about 3 p.m. local time.", [("outage_end", "about 3 p.m. local time")]),
    ("The blackout lasted nearly five hours.", [("outage_duration", "nearly five hours")]),
    ("Internet access has been cut since Saturday evening.", [("outage_start", "Saturday evening")]),
    ("Users could not reach the bank's website for two hours.", [("outage_duration", "two hours")]),
    ("Web traffic dropped by 80 percent.", [("traffic_drop", "80 percent")]),
    ("The country's network was down for 40 minutes.", [("outage_duration", "40 minutes")]),
    ("The government kept the Internet shut down until 8 p.m.", [("outage_end", "8 p.m.")]),
    ("Some 3,500 routes vanished from the routing table.", [("outage_extent", "Some 3,500 routes")]),
    ("Nearly 90 percent of the networks were offline.", [("outage_extent", "Nearly 90 percent")]),
    ("For almost 20 hours, the island had no Internet.", [("outage_duration", "almost 20 hours")]),
    ("TransTeleCom now carries 60 percent of the Internet traffic.", [("upstream", "TransTeleCom")]),
    (
        "The disruption started shortly after 6 a.m. and continued until noon.",
        [("outage_start", "shortly after 6 a.m."), ("outage_end", "noon")],
    ),
    (
        "The attack peaked at 1.35 terabits per second and 126.9 million packets per second.",
        [("attack_volume", "1.35 terabits per second"), ("attack_volume", "126.9 million packets per second")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), REPORTS, ids=[s for s, _ in REPORTS])
def test_a_report_of_an_outage_gives_its_numbers(
    sentence: str, expected: Numbers, claims: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert numbers(claims(f"{BEFORE}\n\n{sentence}")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The film was screened at 8 p.m. on an Internet platform.",
        "The press conference began at 10 a.m. and ended an hour later.",
        "The attack on the web site lasted 55 minutes.",
        "A power outage began at 5 p.m. in the capital.",
        "The meeting about the Internet lasted two hours.",
        "The minister met reporters at 3 p.m. after the Internet outage.",
        "The talks resumed at 9 a.m. on Monday.",
        "The network did not fail at 3 p.m.",
    ],
)
def test_other_times_in_a_story_of_networks_measure_nothing(
    sentence: str, claims: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert numbers(claims(f"{BEFORE}\n\n{sentence}")) == []


def test_two_clauses_are_two_statements_each_with_its_own_time(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """The Internet outage began at 16:15 UTC on Monday and ended at 01:46 UTC on Tuesday."""
    found = claims("The Internet outage began at 16:15 UTC on Monday and ended at 01:46 UTC on Tuesday.")
    assert [(c.quote, c.content) for c in found] == [
        (Quote.NARRATION, "The Internet outage began at 16:15 UTC on Monday"),
        (Quote.NARRATION, "ended at 01:46 UTC on Tuesday"),
    ]
    assert [m.low for c in found for m in c.measurables] == ["2014-12-22T16:15:00Z", "2014-12-23T01:46:00Z"]


def test_a_number_that_somebody_states_belongs_to_their_claim(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """Mwea Networks said the Internet outage lasted 26 hours."""
    found = claims("Mwea Networks said the Internet outage lasted 26 hours.")
    assert [c.quote for c in found] == [Quote.INDIRECT]
    assert numbers(found) == [("outage_duration", "26 hours")]


def _only(found: tuple[Claim, ...]) -> Measurable:
    (one,) = (m for claim in found for m in claim.measurables)
    return one


def test_bounds_are_wider_than_the_point_that_the_words_name(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """The Internet outage lasted more than nine hours."""
    one = _only(claims("The Internet outage lasted more than nine hours."))
    assert (one.low, one.high, one.point, one.unit) == (32_400, 36_000, 32_400, "s")


def test_shortly_before_names_the_hour_it_stands_before(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """The Internet was restored shortly before 11 a.m. UTC on Tuesday."""
    one = _only(claims("The Internet was restored shortly before 11 a.m. UTC on Tuesday."))
    assert (one.low, one.high, one.point) == ("2014-12-23T10:30:00Z", "2014-12-23T11:00:00Z", "2014-12-23T11:00:00Z")


def test_an_upstream_has_the_name_and_share_that_the_words_give(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """All of North Korea's Internet traffic is routed through China Unicom."""
    one = _only(claims("All of North Korea's Internet traffic is routed through China Unicom."))
    assert (one.kind.value, one.name, one.low, one.high, one.subject) == (
        "upstream",
        "China Unicom",
        1_000_000,
        1_000_001,
        "country:kp",
    )


def test_who_cites_a_figure_in_a_quotation_states_it_too(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    """The number of the cited claim stands in the one that quotes it as well."""
    text = '"Mwea Networks says the Internet outage lasted 26 hours," said Otto Brandt, an engineer.'
    found = [c for c in claims(text) if "26 hours" in c.content]
    assert [numbers((c,)) for c in found] == [[("outage_duration", "26 hours")]] * 2
