"""Headlines attribute without a sentence: by a label, by a verb at the end, by the words after a verb."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Extraction

Extract = Callable[..., Extraction]
Claims = list[tuple[str, str | None, str]]
"""Act, source and content of each claim, in the order of the text."""

BODY = "\n\nThe weather in the north was fine for the whole of the week, and the trains ran on time."
LINES: dict[str, tuple[str, Claims]] = {
    "a label": ("Minister: we did not do it", [("deny", "Minister", "we did not do it")]),
    "a label at the end": ("Overload behind outage: ministry", [("assert", "ministry", "Overload behind outage")]),
    "a verb at the end": (
        "Estonia off the internet again, US monitor says",
        [("assert", "US monitor", "Estonia off the internet again")],
    ),
    "inverted": (
        "Russia behind attack on port, says Ukraine",
        [("assert", "Ukraine", "Russia behind attack on port")],
    ),
    "an agency": ("Kenya denies cutting cable - agency", [("deny", "Kenya", "cutting cable")]),
    "two in one": (
        "Group claims prank, host denies lapse",
        [("claim_responsibility", "Group", "prank"), ("deny", "host", "lapse")],
    ),
    "title case": (
        "Kenya Blames Contractor for Cable Cut",
        [("accuse", "Kenya", "Cable Cut")],
    ),
    "a rubric": ("EXPLAINER: how cables are cut", []),
    "a sentence": ("The masts stood for years: nobody knew.", []),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES.keys())
def test_a_headline_attributes(extract: Extract, line: str, expected: Claims) -> None:
    """Who says it stands before a colon, after one, or beside the last verb."""
    assert [(c.act, c.source, c.content) for c in extract(line + BODY).claims] == expected


def test_only_the_first_line_is_a_headline(extract: Extract) -> None:
    """A line further down with a colon is none."""
    assert extract("The port was calm on Sunday." + BODY + "\n\nOverload behind outage: ministry").claims == ()
