"""Counts, labels, bounds and synonyms by which other hands report the same outages, through the real model."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ledger.extract.extractor import Extractor
from ledger.model.text import Article, Metadata

if TYPE_CHECKING:
    from ledger.model.claim import Measurable

BEFORE = "Lesotho has seen several Internet outages this year."
Numbers = list[tuple[str, int | str | None, int | str | None, str]]


@pytest.fixture(scope="module")
def numbers() -> Callable[[str], Numbers]:
    """The measurables of one text of 12 March 2018."""
    extractor = Extractor()

    def extract(text: str) -> Numbers:
        meta = Metadata(published="2018-03-12", outlet="Harbour Wire", place="London")
        article = Article(
            id="a", sha256="", reader="text/1", encoding="utf-8", text=text, origin="a", name="a", meta=meta
        )
        found: list[Measurable] = [m for c in next(iter(extractor.extract([article]))).claims for m in c.measurables]
        return [(m.kind.value.removeprefix("outage_"), m.low, m.high, m.unit) for m in found]

    return extract


CASES: list[tuple[str, Numbers]] = [
    ("The storm left as many as 700,000 homes offline.", [("extent", None, 700_001, "homes")]),
    ("Three and a half million customers lost their connection.", [("extent", 3_500_000, 3_500_001, "customers")]),
    ("The cut disconnected 40,000 subscribers in the north.", [("extent", 40_000, 40_001, "subscribers")]),
    ("More than half a million people were left without a signal.", [("extent", 500_001, None, "people")]),
    ("A total of 1,200 schools had no internet.", [("extent", 1200, 1201, "schools")]),
    ("Some 5,800 ferries lost their satellite link.", [("extent", 5510, 6091, "ferries")]),
    ("Nearly 10 million Australians were without a phone.", [("extent", 9_000_000, 10_000_000, "people")]),
    ("The fault knocked out 112 masts.", [("extent", 112, 113, "masts")]),
    ("The failure hit 40 branches.", [("extent", 40, 41, "branches")]),
    ("Fewer than 2,000 accounts were affected by the outage.", [("extent", None, 2000, "accounts")]),
    ("Between 20 and 30 prefixes were withdrawn.", [("extent", 20, 31, "networks")]),
    ("The fault took down nine autonomous systems.", [("extent", 9, 10, "networks")]),
    ("The regulator said at least half a million phones were dead.", [("extent", 500_000, None, "phones")]),
    (
        "The outage had occurred at 17:25 UTC.",
        [("start", "2018-03-12T17:25:00Z", "2018-03-12T17:26:00Z", "instant")],
    ),
    ("Downtime: 3 h 12 min.", [("duration", 11_520, 11_521, "s")]),
    ("Start of outage: 06:47 UTC.", [("start", "2018-03-12T06:47:00Z", "2018-03-12T06:48:00Z", "instant")]),
    ("End of outage: 09:10 UTC.", [("end", "2018-03-12T09:10:00Z", "2018-03-12T09:11:00Z", "instant")]),
    ("The network was back online within 20 minutes.", [("duration", None, 1201, "s")]),
    ("The outage will last until at least 9 p.m. UTC.", [("end", "2018-03-12T21:00:00Z", None, "instant")]),
    ("Traffic shrank to one eighth of the usual level.", [("traffic_drop", 875_000, 875_001, "ppm")]),
    ("It took two hours and ten minutes to get the network running again.", [("duration", 7800, 7801, "s")]),
    ("Of the 30 prefixes it announces, 12 were withdrawn.", [("extent", 400_000, 400_001, "ppm")]),
    ("Not one of our 30 servers was working.", [("extent", 1_000_000, 1_000_001, "ppm")]),
    (
        "The network was cut off from 2 to 5 a.m. UTC.",
        [
            ("start", "2018-03-12T02:00:00Z", "2018-03-12T02:01:00Z", "instant"),
            ("end", "2018-03-12T05:00:00Z", "2018-03-12T05:01:00Z", "instant"),
        ],
    ),
    (
        "Nobody on the coast could get online until 9 a.m. UTC.",
        [("end", "2018-03-12T09:00:00Z", "2018-03-12T09:01:00Z", "instant")],
    ),
    (
        "\u201cWe were back at 9:30 a.m. UTC,\u201d said an engineer at the network\u2019s office.",
        [("end", "2018-03-12T09:30:00Z", "2018-03-12T09:31:00Z", "instant")],
    ),
    (
        "The routes reappeared at 07:31 UTC via Orange.",
        [
            ("end", "2018-03-12T07:31:00Z", "2018-03-12T07:32:00Z", "instant"),
            ("upstream", None, None, "ppm"),
        ],
    ),
    ("Less than one tenth of the traffic survived.", [("traffic_drop", 900_001, None, "ppm")]),
    ("The outage was over in fifteen minutes.", [("duration", 900, 901, "s")]),
    ("Traffic was a quarter of what it is on a normal day.", [("traffic_drop", 750_000, 750_001, "ppm")]),
]
NOTHING = [
    "The operator has 2.3 million customers.",
    "The operator lost 5,000 customers to its rival last year.",
    "The company repaired 40 phones.",
    "Forty farms lost power.",
    "Two men cut the cable.",
    "The government blocked 70 websites.",
    "Two people were struck by a van outside the network's office.",
    "Start of hearing: 10:00.",
    "The network will be back in two hours.",
    "The cable serves 300,000 homes.",
    "The provider needed two hours to count the votes of its members.",
    "The economy's recovery was completed by Tuesday.",
    "We were at the network's office until noon.",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s for s, _ in CASES])
def test_numbers_of_a_sentence(numbers: Callable[[str], Numbers], sentence: str, expected: Numbers) -> None:
    """A sentence gives these bounds, whoever wrote it."""
    assert numbers(f"{BEFORE}\n\n{sentence}") == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_numbers_of_something_else(numbers: Callable[[str], Numbers], sentence: str) -> None:
    """A number that measures no outage is none."""
    assert numbers(f"{BEFORE}\n\n{sentence}") == []
