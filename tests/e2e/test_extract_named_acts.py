"""Acts that are named instead of quoted: refusals, silences, blame, denials, deeds claimed; and what they are about."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Extract = Callable[..., Extraction]
Claims = list[tuple[str, str | None, str]]
"""Act, source and content of each claim, in the order of the text."""

SILENCES: dict[str, tuple[str, Claims]] = {
    "drawn": ("The minister would not be drawn on the cause.", [("decline_comment", "The minister", "the cause")]),
    "drawn on a question": (
        "She would not be drawn on whether a ship was held.",
        [("decline_comment", "She", "whether a ship was held")],
    ),
    "unreached": (
        "The embassy could not be reached for comment.",
        [("decline_comment", "The embassy", "could not be reached for comment")],
    ),
    "nobody available": (
        "Nobody at the ministry was available for comment.",
        [("decline_comment", "the ministry", "Nobody at the ministry was available for comment")],
    ),
    "calls not returned": (
        "Calls to the ministry were not returned.",
        [("decline_comment", "the ministry", "were not returned")],
    ),
    "questions unanswered": (
        "Questions to the ministry went unanswered.",
        [("decline_comment", "the ministry", "went unanswered")],
    ),
    "answered calls are no silence": ("Calls to the ministry were returned within the hour.", []),
    "unavailable": (
        "Officials were not immediately available for comment.",
        [("decline_comment", "Officials", "were not immediately available for comment")],
    ),
    "neither of two": (
        "Neither the ministry nor the carrier replied to our questions.",
        [("decline_comment", "Neither the ministry nor the carrier", "replied to our questions")],
    ),
    "none of three": (
        "None of the three carriers replied to our questions.",
        [("decline_comment", "None of the three carriers", "replied to our questions")],
    ),
    "neither of two verbs": (
        "The bank would neither confirm nor deny the breach.",
        [("decline_comment", "The bank", "the breach")],
    ),
    "yet to": ("The carrier has yet to respond.", [("decline_comment", "The carrier", "to respond")]),
    "silent": ("The ministry remained silent.", [("decline_comment", "The ministry", "remained silent")]),
    "mum": ("The palace keeps mum about the plan.", [("decline_comment", "The palace", "the plan")]),
    "silent phones": ("The phones remained silent for an hour.", []),
    "unanswered": ("The firm has left two letters unanswered.", [("decline_comment", "The firm", "two letters")]),
    "withheld": ("The general would not name the country.", [("decline_comment", "The general", "the country")]),
    "a pronoun": ("The police refused to confirm it.", [("decline_comment", "The police", "it")]),
    "fronted": (
        "Whether the cable was cut, he would not say.",
        [("decline_comment", "he", "Whether the cable was cut")],
    ),
    "one word": ("The carrier has not said why.", [("decline_comment", "The carrier", "why")]),
    "a question": (
        "He would not be drawn on when the lines would return.",
        [("decline_comment", "He", "when the lines would return")],
    ),
    "no more": ("She would not elaborate.", [("decline_comment", "She", "would not elaborate")]),
    "it": ("It did not reply.", [("decline_comment", "It", "did not reply")]),
    "calls": ("The port did not return two calls.", [("decline_comment", "The port", "did not return two calls")]),
    "when": ("He would not say when it would end.", [("decline_comment", "He", "when it would end")]),
}


@pytest.mark.parametrize(("text", "expected"), SILENCES.values(), ids=SILENCES.keys())
def test_a_silence_is_a_claim(extract: Extract, text: str, expected: Claims) -> None:
    """Who was asked and kept silent, and about what; things that are merely silent have declined nothing."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected


BLAME: dict[str, tuple[str, list[tuple[str, str | None, str, str | None]]]] = {
    "blamed on": (
        "Japan blamed the outage on Russia.",
        [("accuse", "Japan", "the outage on Russia", "Russia")],
    ),
    "pinned on": (
        "Japan pinned the attack on Russia.",
        [("accuse", "Japan", "the attack on Russia", "Russia")],
    ),
    "attributed to": (
        "Japan attributed the breach to Russia.",
        [("accuse", "Japan", "the breach to Russia", "Russia")],
    ),
    "put down to": ("Japan put the outage down to Russia.", [("accuse", "Japan", "the outage … to Russia", "Russia")]),
    "traced to": ("Japan traced the attack to Russia.", [("accuse", "Japan", "the attack to Russia", "Russia")]),
    "held responsible": (
        "Japan held Russia responsible for the blackout.",
        [("accuse", "Japan", "the blackout", "Russia")],
    ),
    "by whom": (
        "The attack was blamed on Russia by Japan.",
        [("accuse", "Japan", "The attack … on Russia", "Russia")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BLAME.values(), ids=BLAME.keys())
def test_blame_has_its_target(
    extract: Extract, text: str, expected: list[tuple[str, str | None, str, str | None]]
) -> None:
    """The one blamed is the target, whatever preposition leads to it."""
    assert [(c.act, c.source, c.content, c.target) for c in extract(text).claims] == expected


NAMED: dict[str, tuple[str, Claims]] = {
    "a deed": (
        "A group calling itself Red Heron claimed the attack.",
        [("claim_responsibility", "A group", "the attack")],
    ),
    "no deed": ("The shepherd claimed the prize.", []),
    "sorry for": (
        "The carrier apologised to its customers for the outage.",
        [("admit", "The carrier", "the outage")],
    ),
    "denial": ("The ministry's denial came hours later.", [("deny", "The ministry's", "denial")]),
    "denial of": ("Its denial of any link surprised nobody.", [("deny", "Its", "any link")]),
    "denial that": (
        "Its denial that it knew of the breach was met with laughter.",
        [("deny", "Its", "it knew of the breach")],
    ),
    "an apology": ("Her apology came too late.", [("admit", "Her", "apology")]),
    "a denial issued": ("The port issued a denial.", [("deny", "The port", "denial")]),
    "a complaint": ("Kenya lodged a complaint against the carrier.", [("criticize", "Kenya", "the carrier")]),
    "doubt cast on it": (
        "The ministry cast doubt on the report.",
        [("criticize", "The ministry", "the report")],
    ),
    "cold water": ("The ministry poured cold water on the report.", [("deny", "The ministry", "the report")]),
    "played down": ("The ministry played down the breach.", [("deny", "The ministry", "the breach")]),
    "ruled out, the particle behind": ("The police ruled sabotage out.", [("deny", "The police", "sabotage")]),
    "ruled out, the particle before": ("The police ruled out sabotage.", [("deny", "The police", "sabotage")]),
    "hit out at": ("The ministry hit out at the report.", [("criticize", "The ministry", "the report")]),
    "said sorry": ("The carrier said sorry for the outage.", [("admit", "The carrier", "the outage")]),
    "regret": ("The carrier expressed deep regret over the outage.", [("admit", "The carrier", "the outage")]),
    "doubted it": ("The mayor doubted that.", [("deny", "The mayor", "that")]),
    "hinted at": ("The mayor hinted at a response.", [("speculate", "The mayor", "a response")]),
    "likened": ("The mayor likened the attack to a flood.", [("assert", "The mayor", "the attack to a flood")]),
    "found none": ("The police found no sign of a break-in.", [("assert", "The police", "no sign of a break-in")]),
    "drawn from somebody": ("The plan drew criticism from Norway.", [("criticize", "Norway", "criticism")]),
    "an apology from": ("An apology from the bank came late.", [("admit", "the bank", "apology")]),
    "spoke out": ("The mayor spoke out against the plan.", [("criticize", "The mayor", "the plan")]),
    "sceptical about": ("The mayor was sceptical about the plan.", [("speculate", "The mayor", "the plan")]),
    "concern over": ("The mayor voiced concern over the plan.", [("criticize", "The mayor", "the plan")]),
    "innocence": ("The firm insisted on its innocence.", [("deny", "The firm", "insisted on its innocence")]),
    "turned down": ("The firm turned down the request.", [("deny", "The firm", "the request")]),
    "protested": ("Norway protested.", [("criticize", "Norway", "protested")]),
    "a line": ("The ministry's line is that it rained.", [("assert", "The ministry's", "it rained")]),
    "a theory": ("One theory is that a rat did it.", [("speculate", None, "a rat did it")]),
    "nobody's idea": ("The idea is that users pay.", []),
    "indicted over": ("The court indicted Red Heron over the breach.", [("accuse", "The court", "the breach")]),
    "not guilty": ("The two men pleaded not guilty.", [("deny", "The two men", "pleaded not guilty")]),
    "otherwise": ("The ministry says otherwise.", [("deny", "The ministry", "says otherwise")]),
    "pushed back": ("The ministry pushed back on the report.", [("deny", "The ministry", "the report")]),
    "so much wanted": ("Red Heron wants 40 coins.", [("urge", "Red Heron", "40 coins")]),
    "found one": ("The police found a sign of a break-in.", []),
    "a number alone": ("The company itself says nine hours.", [("assert", "The company itself", "nine hours")]),
    "spoke of a number": ("The mayor spoke of 144.", [("assert", "The mayor", "144")]),
    "denied by": ("The claim was denied by the ministry.", [("deny", "the ministry", "The claim")]),
    "which it denied": (
        "The charge, which the ministry denied, was repeated on Sunday.",
        [("deny", "the ministry", "The charge")],
    ),
    "two verbs, one object": (
        "The ministry denied and condemned the report.",
        [("deny", "The ministry", "the report"), ("criticize", "The ministry", "the report")],
    ),
    "rejected as": (
        'Iran rejected the accusations as "baseless".',
        [("deny", "Iran", 'the accusations as "baseless"')],
    ),
    "condemned as": (
        "France condemned the attack as cowardly.",
        [("criticize", "France", "the attack as cowardly")],
    ),
    "called on": (
        "Chile called on its neighbours to share their logs.",
        [("urge", "Chile", "to share their logs")],
    ),
    "a number": ("The laboratory counted 40 of 52.", [("assert", "The laboratory", "40 of 52")]),
    "a participle for a verb": ("The group boasted of the attack.", [("assert", "The group", "the attack")]),
    "a reduced passive": ("Minister accused of lying", [("accuse", None, "lying")]),
    "with its place": (
        "The mayor blamed a fault at the power station.",
        [("accuse", "The mayor", "a fault at the power station")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_an_act_can_be_named(extract: Extract, text: str, expected: Claims) -> None:
    """The verb or noun names the act; its object, or the noun alone, is the content."""
    assert [(c.act, c.source, c.content) for c in extract(text).claims] == expected
