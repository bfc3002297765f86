"""Whom an act is aimed at: by the cue's object, by the doer in the words, by who is addressed; else nobody."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Act, Extraction

Extract = Callable[..., Extraction]

TARGETS: dict[str, tuple[str, Act, str | None]] = {
    "object": ("Russia accused Ukraine of cutting the cable.", Act.ACCUSE, "Ukraine"),
    "subject of a passive": ("Pakistan was accused by India of jamming the satellites.", Act.ACCUSE, "Pakistan"),
    "noun of a participle": (
        "North Korea, accused by Seoul of hacking the banks, denied it.",
        Act.ACCUSE,
        "North Korea",
    ),
    "doer after the deed": ("Estonia attributed the attack to hackers working for Russia.", Act.ACCUSE, "Russia"),
    "pointed at": ("Officials pointed the finger at Iran.", Act.ACCUSE, "Iran"),
    "a thing is nobody": ("The minister blamed a software fault for the blackout.", Act.ACCUSE, None),
    "a part acts for the whole": (
        "Analysts linked the malware to a unit of the Chinese military.",
        Act.ACCUSE,
        "China",
    ),
    "doer in the words": (
        "Iran's telecoms minister said the United States was behind the attack on the gas stations.",
        Act.ACCUSE,
        "United States",
    ),
    "agent in the words": (
        "The intrusion was carried out by Lazarus Group, the FBI said.",
        Act.ACCUSE,
        "Lazarus Group",
    ),
    "it was X that": ("Norway's defence minister said it was Russia that cut the cable.", Act.ACCUSE, "Russia"),
    "the work of X": ("Some analysts said the attack was the work of China.", Act.ACCUSE, "China"),
    "by name, not by apposition": (
        "The company faulted its supplier, Nordane, for the bug.",
        Act.ACCUSE,
        "Nordane",
    ),
    "the one told to": ("A judge ordered Zedcom to preserve its logs.", Act.URGE, "Zedcom"),
    "called on": ("China called on all parties to exercise restraint.", Act.URGE, "all parties"),
    "urged in a passive": ("Customers are being urged to restart their modems.", Act.URGE, "Customers"),
    "subject of what is demanded": ("Mexico demanded that Guatemala restore the link.", Act.URGE, "Guatemala"),
    "the one asked of": ("Brazil demanded an explanation from Argentina.", Act.URGE, "Argentina"),
    "threatened with": ("The regulator threatened Verdan Telecom with a fine.", Act.THREATEN, "Verdan Telecom"),
    "threatened in the deed": (
        "Anonymous threatened to attack Ticino Bank unless it released the files.",
        Act.THREATEN,
        "Ticino Bank",
    ),
    "threatened by the condition": (
        "The builder threatened to sue unless Corvus Power paid damages.",
        Act.THREATEN,
        "Corvus Power",
    ),
    "anyone is nobody": ("The senator threatened to resign if anyone called him a liar.", Act.THREATEN, None),
    "asked, who answers": (
        "Asked whether troops would be sent, Prime Minister Lena Brandt said she would not speculate.",
        Act.ASK,
        "Lena Brandt",
    ),
    "asked, the object": (
        "Reporters asked Boris Ilyin, a spokesman for the port, whether ships were safe.",
        Act.ASK,
        "Boris Ilyin",
    ),
    "a judgement of a thing": ("The governor called the situation unacceptable.", Act.CRITICIZE, None),
    "no name found": ("The governor called the company reckless.", Act.CRITICIZE, None),
    "the regime in": (
        "An official said the regime in Minsk had probably carried it out.",
        Act.ACCUSE,
        "Belarus",
    ),
    "whom he calls so": (
        "He wrote that a crew he calls Dust Jackal had carried out the attack.",
        Act.ACCUSE,
        "Dust Jackal",
    ),
    "blamed by a name": ("Police blamed a crew they call Red Tern for the theft.", Act.ACCUSE, "Red Tern"),
    "a place is nobody": ("Night Choir threatened to leak the files of a clinic in Lisbon.", Act.THREATEN, None),
    "those spoken of before": ("Engineers said the attackers had been inside for a week.", Act.ASSERT, None),
    "half of a country": ("North Korea was calm. The South accused the North of lying.", Act.ACCUSE, "North Korea"),
    "kept dark": ("A group named Ohm threatened to keep Malta dark.", Act.THREATEN, "Malta"),
    "whose it is": ("Night Choir threatened to publish Ticino Bank's e-mails.", Act.THREATEN, "Ticino Bank"),
    "asked for": ("Prosecutors asked Norway for help in tracing suspects.", Act.URGE, "Norway"),
    "a guess that accuses": ("Some users suspect that Israel was behind the blackout.", Act.SPECULATE, "Israel"),
    "suspected, without the deed": (
        "Police suspect a former clerk of Tarn Bank of wiping the disks.",
        Act.ACCUSE,
        "former clerk of Tarn Bank",
    ),
    "not who is attacked": ("Analysts linked the flood on Tarn Bank to Lazarus Group.", Act.ACCUSE, "Lazarus Group"),
    "it is somebody else": (
        "The regulator in Oslo ordered Tarn Telecom to report and threatened it with a fine.",
        Act.THREATEN,
        "Tarn Telecom",
    ),
    "the one charged before": (
        "Jordan blamed Tarn Telecom for the cut and demanded an apology.",
        Act.URGE,
        "Tarn Telecom",
    ),
    "on orders": (
        "The premier of Malta said the raid had been carried out on orders from Tunisia.",
        Act.ACCUSE,
        "Tunisia",
    ),
    "hallmarks": (
        "Norway said the attack on the port bore the hallmarks of Lazarus Group.",
        Act.ACCUSE,
        "Lazarus Group",
    ),
    "known as": ("Norway said the break-in was the work of a gang known as Red Tern.", Act.ACCUSE, "Red Tern"),
    "a capital's hackers": ("An analyst said Minsk's hackers were behind the flood.", Act.ACCUSE, "Belarus"),
    "state hackers": ("Microsoft said Chinese state hackers had broken into the port of Bergen.", Act.ACCUSE, "China"),
    "who rejects a charge": ("Jordan rejected the charge that it had jammed the satellite.", Act.ACCUSE, "Jordan"),
    "sworn of the past": ("Some traders swore that Jordan had pulled the plug.", Act.ACCUSE, "Jordan"),
    "warned": ("Jordan warned Malta that further raids would not go unanswered.", Act.THREATEN, "Malta"),
    "an audience is warned of others": (
        "Jordan warned reporters that another raid would not go unanswered.",
        Act.THREATEN,
        None,
    ),
    "a condition put first": (
        "If Malta keeps the ship, Jordan said, it will pay for that.",
        Act.THREATEN,
        "Malta",
    ),
    "who would do it": ("If Malta keeps the ship, Jordan said, Egypt would ban its fish.", Act.THREATEN, "Malta"),
    "called a name": ("Senator Ola Berg called Governor Lena Brandt a liar.", Act.CRITICIZE, "Lena Brandt"),
    "a name beside": ("The mayor blamed his predecessor, Lena Brandt, for the blackout.", Act.ACCUSE, "Lena Brandt"),
    "a hyphen before": ("Police accused a far-right group of the blackout.", Act.ACCUSE, "far-right group"),
    "doing of somebody": ("Police said the flood was the work of a teenager.", Act.ACCUSE, "teenager"),
    "a demand in the subjunctive": ("He demanded that Jordan apologise.", Act.URGE, "Jordan"),
    "no one in particular": ("Jordan's premier resigned. A gang vowed to attack every ministry.", Act.THREATEN, None),
    "wanted to": ("The regulator wants Tarn Telecom to hand over its logs.", Act.URGE, "Tarn Telecom"),
    "an of within": ("He accused the owners of the ship of hiding a chart.", Act.ACCUSE, "owners of the ship"),
    "orders from": ("She suspects that the orders came from Minsk.", Act.SPECULATE, "Belarus"),
    "a thing in the condition": ("The shipper threatened to sue if the figure was wrong.", Act.THREATEN, None),
    "a guess that accuses nobody": ("He is thought to live in Norway.", Act.SPECULATE, None),
}


@pytest.mark.parametrize(("text", "act", "target"), TARGETS.values(), ids=TARGETS.keys())
def test_an_act_is_aimed_at_somebody(extract: Extract, text: str, act: Act, target: str | None) -> None:
    """The target of the first claim with this act; None where the words name nobody."""
    found = next(claim for claim in extract(text).claims if claim.act is act)
    assert found.target == target


def test_a_question_is_aimed_at_who_takes_the_next_turn(extract: Extract) -> None:
    """In a transcript the answer follows the question."""
    text = (
        "HOST: We are joined by Mona Reyes, an engineer at Kestrel Labs.\n\n"
        "HOST: What went wrong?\n\n"
        "REYES: A router failed.\n"
    )
    asked = [claim.target for claim in extract(text).claims if claim.act is Act.ASK]
    assert asked == ["Kestrel Labs"]


def test_me_is_the_one_in_whose_words_it_stands(extract: Extract) -> None:
    """Inside a turn "me" is the one who talks, not the outlet."""
    text = (
        "HOST: With us is Nils Aas, a fisherman.\n\n"
        "AAS: An official asked me to write that a ship had cut the cable.\n\n"
        "HOST: And then?\n"
    )
    urged = [claim.target for claim in extract(text, outlet="Fjord Weekly").claims if claim.act is Act.URGE]
    assert urged == ["Nils Aas"]
