"""Short passages and who speaks in them for whom: short names, "the firm", "it", owners of roles; the real model."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction, Quote

Extract = Callable[..., Extraction]
Who = tuple[str | None, str | None, str | None]
"""Source as it stands, speaker, actor."""

PASSAGES: dict[str, tuple[str, list[Who]]] = {
    "a short form of a company's name": (
        (
            "Brightwave Telecom, the country's second-largest carrier, lost its network. Brightwave said the failure"
            " began at night. The carrier blamed a supplier, Ostrava Systems. Ostrava said it had found no fault."
        ),
        [
            ("Brightwave", "Brightwave Telecom", "Brightwave Telecom"),
            ("The carrier", "Brightwave Telecom", "Brightwave Telecom"),
            ("Ostrava", "Ostrava Systems", "Ostrava Systems"),
        ],
    ),
    "one who runs a part of a firm": (
        (
            "Ostrava Systems makes routers. Martin Kolar, who runs Ostrava's network division, told a reporter that"
            ' nothing broke. "We checked," Kolar said.'
        ),
        [("Martin Kolar", "Martin Kolar", "Ostrava Systems"), ("Kolar", "Martin Kolar", "Ostrava Systems")],
    ),
    "the observatory and its director": (
        (
            "Petra Lindqvist, head of research at the Nordic Routing Observatory, said the routes vanished at noon."
            " The observatory's director, Hans Bratt, said they were back."
        ),
        [
            (
                "Petra Lindqvist, head of research at the Nordic Routing Observatory",
                "Petra Lindqvist",
                "Nordic Routing Observatory",
            ),
            ("The observatory's director, Hans Bratt", "Hans Bratt", "Nordic Routing Observatory"),
        ],
    ),
    "a group that calls itself by a name": (
        (
            "A group calling itself Red Tide said it had done the deed. It said it would strike again."
            " Northgate Bank, which was hit on Tuesday, said no data was lost. The bank said it had called the police."
        ),
        [
            ("A group", "Red Tide", "Red Tide"),
            ("It", "Red Tide", "Red Tide"),
            ("Northgate Bank", "Northgate Bank", "Northgate Bank"),
            ("The bank", "Northgate Bank", "Northgate Bank"),
        ],
    ),
    "a spokeswoman of a minister": (
        (
            "Kenya's deputy communications minister, Amos Kiptoo, said the cable was cut."
            " Kiptoo's spokeswoman, Grace Otieno, said divers were on their way. She said repairs would take a week."
        ),
        [
            ("Kenya's deputy communications minister, Amos Kiptoo", "Amos Kiptoo", "Kenya"),
            ("Kiptoo's spokeswoman, Grace Otieno", "Grace Otieno", "Kenya"),
            ("She", "Grace Otieno", "Kenya"),
        ],
    ),
    "an alliance": (
        "NATO's secretary general, Pieter Hals, said it had been watching. The alliance said it would not speculate.",
        [("NATO's secretary general, Pieter Hals", "Pieter Hals", "NATO"), ("The alliance", "NATO", "NATO")],
    ),
    "who was with one body and is with another": (
        (
            "Fiona Grant, a former NSA analyst who now works at Halcyon Security, said the code was old."
            " Halcyon said that it had found the malware in June. The firm said it was rare."
        ),
        [
            (
                "Fiona Grant, a former NSA analyst who now works at Halcyon Security",
                "Fiona Grant",
                "Halcyon Security",
            ),
            ("Halcyon", "Halcyon Security", "Halcyon Security"),
            ("The firm", "Halcyon Security", "Halcyon Security"),
        ],
    ),
    "a rival and its chief scientist": (
        (
            "Rival firm Darkmark said the evidence was weak. Sam Ito, Darkmark's chief scientist, said the code"
            " was common. The company said its own report was due in May."
        ),
        [
            ("Rival firm Darkmark", "Darkmark", "Darkmark"),
            ("Sam Ito, Darkmark's chief scientist", "Sam Ito", "Darkmark"),
            ("The company", "Darkmark", "Darkmark"),
        ],
    ),
    "a university": (
        (
            "Researchers at the University of Leiden said they had traced the attack."
            " The university said the work had taken a year."
        ),
        [
            ("Researchers at the University of Leiden", None, "University of Leiden"),
            ("The university", "University of Leiden", "University of Leiden"),
        ],
    ),
    "people who speak for themselves": (
        (
            "Anita Rao, a nurse from Nagpur, said she had walked for an hour. Jordan Ellery, a lawyer for"
            " Mr. Okonkwo, said his client was innocent."
        ),
        [
            ("Anita Rao, a nurse from Nagpur", "Anita Rao", None),
            ("Jordan Ellery, a lawyer for Mr. Okonkwo", "Jordan Ellery", None),
        ],
    ),
    "a branch of a listed company": (
        (
            "Vodafone Portugal lost its network on Monday. The operator said a ring had failed."
            ' "We apologise," said Catarina Melo, its chief technology officer.'
        ),
        [
            ("The operator", "Vodafone Portugal", "Vodafone Portugal"),
            ("Catarina Melo, its chief technology officer", "Catarina Melo", "Vodafone Portugal"),
        ],
    ),
    "a newspaper and its editor": (
        "The newspaper El Faro said the cable was cut twice. Its editor, Luis Paz, said there were three sources.",
        [("The newspaper El Faro", "El Faro", None), ("Its editor, Luis Paz", "Luis Paz", None)],
    ),
    "its embassy abroad": (
        "Russia rejected the report. A counsellor at its embassy in Copenhagen, Pavel Orlov, said it was a fairy tale.",
        [
            ("Russia", "Russia", "Russia"),
            ("A counsellor at its embassy in Copenhagen, Pavel Orlov", "Pavel Orlov", "Russia"),
        ],
    ),
    "a title after a country and a comma": (
        "Britain's Foreign Secretary, Dana Whitlock, said the attack was malicious.",
        [("Britain's Foreign Secretary, Dana Whitlock", "Dana Whitlock", "United Kingdom")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_who_speaks_for_whom(extract: Extract, text: str, expected: list[Who]) -> None:
    """Every source of the passage once, in order, with its speaker and actor."""
    claims = [c for c in extract(text).claims if c.quote is not Quote.NARRATION]
    assert expected == list(dict.fromkeys((c.source, c.speaker, c.actor) for c in claims))
