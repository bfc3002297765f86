"""The grounds that a claim names: their words, their kind, and whose they are."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Act, BasisKind, Extraction

Extract = Callable[..., Extraction]

GROUNDED: dict[str, tuple[str, Act, str, BasisKind]] = {
    "citing": (
        "Marrow Labs blamed Norland for the intrusion, citing overlaps in the code.",
        Act.ACCUSE,
        "overlaps in the code",
        BasisKind.TECHNICAL,
    ),
    "citing, before the claim": (
        'Citing "intercepted calls," a lawmaker in Lima, Carla Quispe, accused Chile of paying the protesters.',
        Act.ACCUSE,
        "intercepted calls",
        BasisKind.INTELLIGENCE,
    ),
    "based on, before the claim": (
        "Based on the time stamps in the router's log, the regulator suspects that the operator itself cut the line.",
        Act.SPECULATE,
        "the time stamps in the router's log",
        BasisKind.TECHNICAL,
    ),
    "based on, in the middle": (
        "The FBI said, based on an analysis of the wallets, that North Korea was behind the theft.",
        Act.ACCUSE,
        "an analysis of the wallets",
        BasisKind.TECHNICAL,
    ),
    "based on one and on another": (
        "Norway accused Russia of cutting the cable, based on ship-tracking data and on interviews with fishermen.",
        Act.ACCUSE,
        "ship-tracking data and on interviews with fishermen",
        BasisKind.TECHNICAL,
    ),
    "on the basis of": (
        "The ministry accused Norland of the theft on the basis of intelligence from two allied services.",
        Act.ACCUSE,
        "intelligence from two allied services",
        BasisKind.INTELLIGENCE,
    ),
    "judging by, in direct speech": (
        "“Judging by the tools, this is the work of China,” said Ada Lind of Corvid Security.",
        Act.ACCUSE,
        "the tools",
        BasisKind.TECHNICAL,
    ),
    "after comparing": (
        "After comparing the code with older samples, Corvid Security attributed the break-in to Lazarus Group.",
        Act.ACCUSE,
        "the code",
        BasisKind.TECHNICAL,
    ),
    "after an inquiry": (
        "After an investigation by the ministry of justice, Latvia blamed Belarus for the hoax calls.",
        Act.ACCUSE,
        "an investigation by the ministry of justice",
        BasisKind.OFFICIAL_FINDING,
    ),
    "the paper that accuses": (
        "Court documents accuse two Russians of breaking into the bank.",
        Act.ACCUSE,
        "Court documents",
        BasisKind.LEGAL,
    ),
    "an indictment": (
        "Prosecutors said Iran was responsible for the attack, citing an indictment unsealed in Ohio.",
        Act.ACCUSE,
        "an indictment unsealed in Ohio",
        BasisKind.LEGAL,
    ),
    "of a denial": (
        "She denied the accusation, citing logs that showed the account was locked.",
        Act.DENY,
        "logs that showed the account was locked",
        BasisKind.TECHNICAL,
    ),
    "drawn from, in the next sentence": (
        "Investigators said the gang was behind the fraud. They drew that conclusion from chat logs.",
        Act.ASSERT,
        "chat logs",
        BasisKind.TECHNICAL,
    ),
    "resting on, in the next sentence": (
        "Estonia blamed Russia for the outage. The accusation rests on the movements of a tanker.",
        Act.ACCUSE,
        "the movements of a tanker",
        BasisKind.TECHNICAL,
    ),
    "cited in the next sentence": (
        "South Korea accused Japan of jamming its airliners. It cited radar data of three airports.",
        Act.ACCUSE,
        "radar data of three airports",
        BasisKind.TECHNICAL,
    ),
    "shown by the claimant": (
        "A group called Night Choir claimed responsibility for the attack in a video posted on Telegram.",
        Act.CLAIM_RESPONSIBILITY,
        "a video posted on Telegram",
        BasisKind.SELF_CLAIMED,
    ),
    "offered as proof": (
        "A group called Night Choir claimed responsibility for it. As proof it posted screenshots of the bank's mail.",
        Act.CLAIM_RESPONSIBILITY,
        "screenshots of the bank's mail",
        BasisKind.SELF_CLAIMED,
    ),
}


@pytest.mark.parametrize(("text", "act", "words", "kind"), GROUNDED.values(), ids=GROUNDED.keys())
def test_the_grounds_of_a_claim(extract: Extract, text: str, act: Act, words: str, kind: BasisKind) -> None:
    """Those of the first claim with this act, with their place."""
    found = next(claim.basis for claim in extract(text).claims if claim.act is act)
    assert found is not None
    assert (found.text, text[found.start : found.end], found.kind) == (words, words, kind)


GROUNDLESS = {
    "hearsay": "Officials blamed Iran, citing people familiar with the investigation.",
    "an agency's report": "The paper said Iran was behind the attack, citing a Reuters report.",
    "none": "Estonia blamed Russia for the outage. It cited no evidence.",
    "a reason to keep silent": "The auditors declined to comment, citing client confidentiality.",
    "of a thing": "The two companies agreed on a price based on data from last year, the minister said.",
    "of an urging": "The mayor urged residents to stay at home, citing data on air quality.",
    "a cause": "The operator blamed the outage on a supplier because of a software bug.",
    "of another claim": "Ada Lind denied the theft. Bo Aas accused her of lying, pointing to chat logs.",
}


@pytest.mark.parametrize("text", GROUNDLESS.values(), ids=GROUNDLESS.keys())
def test_what_is_no_grounds(extract: Extract, text: str) -> None:
    """Hearsay, reasons, causes, and grounds of something else than the first claim."""
    assert extract(text).claims[0].basis is None
