"""Where a claim begins and ends: what belongs to the saying, to the next sentence, to another speaker, stays out."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Extract = Callable[..., Extraction]
Claims = list[tuple[str, str | None, str]]
"""Act, source and content of each claim, in the order of the text."""

SEMICOLONS: dict[str, tuple[str, Claims]] = {
    "the cue after it": (
        "A second fault came at noon; the radio says it lasted half an hour.",
        [("assert", "the radio", "it lasted half an hour")],
    ),
    "the cue before it": (
        "The carrier said the mast had lost its power; nobody was hurt.",
        [("assert", "The carrier", "the mast had lost its power")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SEMICOLONS.values(), ids=SEMICOLONS.keys())
def test_a_semicolon_parts_two_sentences(extract: Extract, text: str, expected: Claims) -> None:
    """What stands on its other side is not said with this cue."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected


RESUMED: dict[str, tuple[str, Claims]] = {
    "a second act": (
        "The carrier tells us that its masts are sound, and denies that work was under way.",
        [("assert", "The carrier", "its masts are sound"), ("deny", "The carrier", "work was under way")],
    ),
    "a refusal": (
        "He denied that the network had been broken into, and would not say when it would return.",
        [("deny", "He", "the network had been broken into"), ("decline_comment", "He", "when it would return")],
    ),
    "after what cannot speak": (
        "She admitted that a backup had failed and promised refunds.",
        [("admit", "She", "a backup had failed"), ("promise", "She", "refunds")],
    ),
    "after a relative clause": (
        "The bank apologised for a fault that froze cards, and promised to repay its customers.",
        [("admit", "The bank", "a fault that froze cards"), ("promise", "The bank", "to repay its customers")],
    ),
    "after an infinitive": (
        "The port urged its crews to wait and promised them a bonus.",
        [("urge", "The port", "to wait"), ("promise", "The port", "a bonus")],
    ),
    "a participle": (
        "It said in a report that the tools were old, adding that this proved nothing.",
        [("assert", "It", "the tools were old"), ("assert", "It", "this proved nothing")],
    ),
    "without a comma it is the clause's": (
        "The police said the man had robbed the bank and accused him of theft.",
        [
            ("assert", "The police", "the man had robbed the bank and accused him of theft"),
            ("accuse", "the man", "theft"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RESUMED.values(), ids=RESUMED.keys())
def test_a_comma_and_a_second_act_end_the_content(extract: Extract, text: str, expected: Claims) -> None:
    """What the speaker goes on to do is not in what he said."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected


APART: dict[str, tuple[str, Claims]] = {
    "at the time": (
        "The laboratory said at the time that the group was behind it.",
        [("assert", "The laboratory", "the group was behind it")],
    ),
    "between commas": (
        "The minister said on Thursday, before the correction, that thieves used such addresses.",
        [("assert", "The minister", "thieves used such addresses")],
    ),
    "a condition first": (
        "If the man is not let go, the group warned, more ships will sink.",
        [("assert", "the group", "If the man is not let go … more ships will sink")],
    ),
    "the speaker last": (
        "There will be more charges, warned a senior official.",
        [("assert", "a senior official", "There will be more charges")],
    ),
    "an official quoted": (
        "The daily quoted a clerk who asked not to be named as saying that a ship was held.",
        [("assert", "a clerk who asked not to be named", "a ship was held")],
    ),
    "who was asked": (
        "The mayor, asked about the report, called it a fabrication.",
        [("deny", "The mayor", "it a fabrication")],
    ),
    "a verb that reads like a noun": (
        "Roughly one in five phones was dead, the research firm Harlow estimates.",
        [("speculate", "the research firm Harlow", "Roughly one in five phones was dead")],
    ),
    "after a colon": (
        "By lunch the tone had changed: the mast, he said, had stood for years.",
        [("assert", "he", "the mast … had stood for years")],
    ),
    "the noun last": (
        "He dismissed as lies the claims of the port.",
        [("deny", "He", "as lies the claims of the port")],
    ),
    "reports that nobody is named for": (
        "The palace rejected reports that the king was ill.",
        [("deny", "The palace", "reports that the king was ill"), ("assert", None, "the king was ill")],
    ),
    "a judgement": ("He called the mayor a liar.", [("criticize", "He", "the mayor a liar")]),
    "an occasion": ("The clerk told us before he left.", []),
    "a call": ("She called the port a week later.", []),
    "having done": ("He denied having seen a contract.", [("deny", "He", "having seen a contract")]),
    "of oneself": ("She claims to have bought a ticket.", [("assert", "She", "to have bought a ticket")]),
}


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART.keys())
def test_a_content_is_found_whole(extract: Extract, text: str, expected: Claims) -> None:
    """Also behind the time of saying, and with its noun last."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected


NOTHING = {
    "nobody": "Nobody believes that the ship came back.",
    "no state": "No state has admitted the attack.",
    "a question": "Did the ministry deny the report?",
    "a state of things": "The account is linked to a gang.",
    "unknown": "It is not known who cut the cable.",
    "too early": "It is too early to blame the crew.",
    "to blame": "The mast was to blame, not the wind.",
    "a name kept": "The clerk asked not to be named.",
    "a route": "The prefix is announced by another carrier.",
    "still to do": "The bank had to apologise.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_an_act_that_nobody_does_is_no_claim(extract: Extract, text: str) -> None:
    """Said of nobody, asked, or still to be done."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == []


PARTIAL: dict[str, tuple[str, Claims]] = {
    "a second act after it": (
        'The regulator said it was checking "whether rules were kept," and ordered the bank to answer.',
        [
            ("assert", "The regulator", 'it was checking "whether rules were kept,"'),
            ("urge", "The regulator", "to answer"),
        ],
    ),
    "a participle after it": (
        'A spokesman said the charge was "groundless and wrong," stressing that the port is a victim.',
        [
            ("deny", "A spokesman", 'the charge was "groundless and wrong,"'),
            ("assert", "A spokesman", "the port is a victim"),
        ],
    ),
    "a cue of its own": (
        'A daily, quoting an unnamed "friend of the house," wrote that three clerks had left.',
        [("assert", "A daily", "three clerks had left")],
    ),
    "after a condition": (
        'The general warned that if the port went on, "its lights will go out."',
        [("assert", "The general", 'if the port went on, "its lights will go out."')],
    ),
    "an afterthought": (
        'The port admitted that a step was left out, "because of the fair."',
        [("admit", "The port", 'a step was left out, "because of the fair."')],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTIAL.values(), ids=PARTIAL.keys())
def test_a_quotation_within_a_sentence_is_no_speech_of_its_own(extract: Extract, text: str, expected: Claims) -> None:
    """It belongs to the claim whose words it stands among; a later cue of that sentence has its own content."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected
