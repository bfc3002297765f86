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
