"""Everyday wording of extents, upstreams, volumes of attacks and falls of traffic, with the bounds that it gives."""

from collections.abc import Mapping

import pytest

from ledger.extract.extractor import Extractor
from ledger.model.text import Article, Metadata

BEFORE = (
    "Lesotho has seen several Internet outages this year, and this is one of the stories that were told about them."
)
Figures = list[tuple[str, int | None, int | None, str]]
WHOLE = (1_000_000, 1_000_001)
EXTENT, UPSTREAM, VOLUME, DROP = "outage_extent", "upstream", "attack_volume", "traffic_drop"
TERA = 10**12

EXTENTS: dict[str, Figures] = {
    "All but two of its 16 prefixes were withdrawn.": [(EXTENT, 875_000, 875_001, "")],
    "Every one of its 12 networks was unreachable.": [(EXTENT, *WHOLE, "")],
    "Just 12 of 84 networks remained online.": [(EXTENT, 857_143, 857_144, "")],
    "Only 8 percent of the networks were still reachable.": [(EXTENT, 920_000, 920_001, "")],
    "Nearly nine in ten networks were gone.": [(EXTENT, 810_000, 900_000, "")],
    "One customer in four lost the connection.": [(EXTENT, 250_000, 250_001, "")],
    "The failure hit three quarters of all mobile users.": [(EXTENT, 750_000, 750_001, "")],
    "The loss of 84 percent of the routes followed.": [(EXTENT, 840_000, 840_001, "")],
    "Of its 16 prefixes, only two stayed up.": [(EXTENT, 875_000, 875_001, "")],
    "None of its four networks was reachable.": [(EXTENT, *WHOLE, "")],
    "Of the country's 20 providers, five were gone.": [(EXTENT, 250_000, 250_001, "")],
    "Of 68 prefixes on the list, 17 were gone.": [(EXTENT, 250_000, 250_001, "")],
    "Only 4 of 40 prefixes stayed in the table.": [(EXTENT, 900_000, 900_001, "")],
    "Six of the operator's 24 cell sites were off air.": [(EXTENT, 250_000, 250_001, "")],
    "Four in ten Basotho had no connection.": [(EXTENT, 400_000, 400_001, "")],
    "Mobile coverage was lost in 5 of 10 districts.": [(EXTENT, 500_000, 500_001, "")],
    "A quarter of the address space was still missing.": [(EXTENT, 250_000, 250_001, "")],
    "Three quarters of the network was operating as normal.": [(EXTENT, 250_000, 250_001, "")],
    "A fifth of the herders had no signal.": [(EXTENT, 200_000, 200_001, "")],
    "Two thirds of the kingdom's networks were unreachable.": [(EXTENT, 666_667, 666_668, "")],
    "Connectivity dropped by 80 percent.": [(EXTENT, 800_000, 800_001, "")],
    "More than 2,000 prefixes were withdrawn within minutes.": [(EXTENT, 2_001, None, "")],
}
UPSTREAMS: dict[str, Figures] = {
    "The four networks are connected to the Internet by Kestrel Telecom alone.": [
        (UPSTREAM, *WHOLE, "Kestrel Telecom")
    ],
    "Traffic was rerouted through Kestrel.": [(UPSTREAM, None, None, "Kestrel")],
    "The kingdom buys its connectivity from Kestrel Telecom.": [(UPSTREAM, None, None, "Kestrel Telecom")],
    "Two-thirds of its traffic is carried by Level 3.": [(UPSTREAM, 666_667, 666_668, "Level 3")],
    "The bank uses Kestrel Telecom as its only upstream provider.": [(UPSTREAM, *WHOLE, "Kestrel Telecom")],
    "The networks were seen behind AS4837 only.": [(UPSTREAM, *WHOLE, "AS4837")],
    "Traffic began to leave by way of Kestrel Telecom.": [(UPSTREAM, None, None, "Kestrel Telecom")],
    "Traffic shifted to a satellite link from Intelsat.": [(UPSTREAM, None, None, "Intelsat")],
}
VOLUMES: dict[str, Figures] = {
    "A 1.3-terabit-per-second DDoS attack hit the site.": [(VOLUME, 13 * TERA // 10, 13 * TERA // 10 + 1, "")],
    "Half a terabit per second hit the provider during the attack.": [(VOLUME, TERA // 2, TERA // 2 + 1, "")],
    "The attack ran at between 10 and 20 gigabits per second.": [(VOLUME, TERA // 100, TERA // 50 + 1, "")],
    "The assault averaged 2Tbps and peaked at 3Tbps.": [
        (VOLUME, 2 * TERA, 2 * TERA + 1, ""),
        (VOLUME, 3 * TERA, 3 * TERA + 1, ""),
    ],
    "The attack exceeded 1 Tbps.": [(VOLUME, TERA + 1, None, "")],
}
DROPS: dict[str, Figures] = {
    "Internet traffic halved.": [(DROP, 500_000, 500_001, "")],
    "The exchange saw traffic plunge by more than half.": [(DROP, 500_001, None, "")],
    "There was a drop of 45 percent in traffic.": [(DROP, 450_000, 450_001, "")],
    "The exchange reported a traffic loss of 45 percent.": [(DROP, 450_000, 450_001, "")],
    "Traffic levels were 70 percent lower than usual.": [(DROP, 700_000, 700_001, "")],
    "The company carried just a tenth of its normal traffic.": [(DROP, 900_000, 900_001, "")],
    "The cut reduced Internet traffic by about a third.": [(DROP, 316_667, 350_001, "")],
    "Traffic stopped almost completely.": [(DROP, 900_000, 1_000_000, "")],
    "The exchange saw 9 percent less traffic than on a normal day.": [(DROP, 90_000, 90_001, "")],
    "Internet use in Maseru was 75 percent lower than a day earlier.": [(DROP, 750_000, 750_001, "")],
    "Traffic dipped by roughly 30 percent.": [(DROP, 285_000, 315_001, "")],
    "Traffic was 60 percent below the week before.": [(DROP, 600_000, 600_001, "")],
    "Reachability fell to 38 percent of the usual figure.": [(EXTENT, 620_000, 620_001, "")],
    "Traffic dried up completely.": [(DROP, *WHOLE, "")],
    "Traffic plummeted from 10 gigabits per second to almost nothing.": [(DROP, 900_000, 1_000_000, "")],
}
OTHERS: dict[str, Figures] = {
    sentence: []
    for sentence in (
        "Ship traffic through the canal fell by 40 percent.",
        "Traffic on the road to the data center stopped completely.",
        "Its share of the broadband market fell to 40 percent.",
        "The vote on the Internet bill was passed by 79 of 84 lawmakers.",
        "Four in ten Basotho had no water.",
        "A third of the villages were flooded.",
        "Three schools were closed because of the storm.",
        "If the second cable broke, half the country would lose its connection.",
        "The prefixes are announced by Kestrel Telecom only.",
        "Kestrel stopped carrying the operator's traffic.",
        "Two of the four engineers left the company.",
        "About 40 percent of the country's Internet users are under 25.",
        "The provider offers connections of up to 1 gigabit per second.",
        "The company's shares fell by 12 percent after the outage.",
        "The backup line through Davao was painted in December.",
        "He traveled through China in December.",
        "The number of queries fell by 90 percent.",
    )
}
ALL = {**EXTENTS, **UPSTREAMS, **VOLUMES, **DROPS, **OTHERS}


def _article(sentence: str) -> Article:
    meta = Metadata(published="2014-12-23", outlet="Harbour Wire", place="London")
    text = f"{BEFORE}\n\n{sentence}"
    return Article(
        id=sentence, sha256="", reader="text/1", encoding="utf-8", text=text, origin="a", name="a", meta=meta
    )


@pytest.fixture(scope="module")
def found() -> Mapping[str, Figures]:
    """Kind, bounds and name of the figures of each sentence."""
    articles = [_article(sentence) for sentence in ALL]
    return {
        article.id: [
            (m.kind.value, m.low, m.high, m.name or "")  # type: ignore[misc]  # no instants among these
            for claim in extraction.claims
            for m in claim.measurables
        ]
        for article, extraction in zip(articles, Extractor().extract(articles), strict=True)
    }


@pytest.mark.parametrize("sentence", ALL, ids=list(ALL))
def test_a_sentence_gives_its_figures_with_their_bounds_and_no_others(
    sentence: str, found: Mapping[str, Figures]
) -> None:
    assert found[sentence] == ALL[sentence]
