"""Sentences about a part, a precursor or a smaller place, set against an outage of the whole network that was measured.

The outage is that of AS65001, all of Moldova's network here: 22 December 2031, 16:15 to 01:46 UTC the next day.
"""

from collections.abc import Callable, Sequence

import pytest

from ledger.assess.assess import assess
from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.claim import Extraction
from ledger.model.verdict import Finding, Reason, Verdict

TABLE = """kind,entity,subject,group,start,end,provider
outage,AS65001,country:md,one,2031-12-22T16:15Z,2031-12-23T01:46Z,Lab"""
STORY = "Moldova's Internet was cut off from 16:15 UTC on Monday. "
Assessed = Callable[[str], list[Finding]]

PARTIAL = [
    ("The first failures of Moldova's Internet were seen on Sunday, engineers said.", "first failures"),
    ("Sporadic outages of Moldova's Internet began late on Sunday, a researcher said.", "Sporadic outages"),
    ("Moldova's Internet began to suffer intermittent outages at noon UTC on Monday.", "intermittent outages"),
    ("Parts of the city went dark at 13:00 UTC on Monday.", "Parts of the city"),
    ("Some of Moldova's networks went down at 10:00 UTC on Monday, an engineer said.", "Some of Moldova's networks"),
    (
        "Three of Moldova's nine networks went down at 10:00 UTC on Monday, an engineer said.",
        "Three of Moldova's nine networks",
    ),
    ("The first networks dropped out at 14:00 UTC on Monday, an engineer said.", "The first networks"),
    ("A university in the north lost its Internet connection at 11:00 UTC on Monday.", "A university"),
    ("Moldova's Internet went partly down at 11:00 UTC on Monday.", "partly"),
    ("Most of Moldova's networks were back at 21:00 UTC on Monday.", "Most of Moldova's networks"),
    ("Some services were restored by 19:00 UTC on Monday, officials said.", "Some services"),
    ("Moldova's Internet was partially restored at 19:00 UTC on Monday.", "partially"),
    ("Internet access gradually returned from 20:00 UTC on Monday, officials said.", "gradually"),
    ("Moldova's Internet outage lasted two hours in parts of the country.", "parts of the country"),
]
WHOLE = [
    "Moldova's Internet went down at 13:00 UTC on Monday, an engineer said.",
    "After sporadic failures Moldova's Internet was completely cut off at 13:00 UTC on Monday.",
    "All nine of Moldova's networks went down at 13:00 UTC on Monday, an engineer said.",
    "The first outage of Moldova's Internet began at 13:00 UTC on Monday, an engineer said.",
    "Moldova's Internet was fully restored at 21:00 UTC on Monday, and some users complained.",
    "Most of Moldova's networks went down at 13:00 UTC on Monday.",
]


@pytest.fixture
def assessed(extract: Callable[..., Extraction]) -> Assessed:
    """The findings on the times and lengths of a text of the day after; those of the story's own start left out."""
    observations = understand(source_of("t.csv", TABLE.encode())).observations

    def findings(text: str) -> list[Finding]:
        claims = extract(STORY + text, published="2031-12-23").claims
        own = {claim.id for claim in claims if claim.sentence_span.start >= len(STORY)}
        return [made for made in assess(claims, observations) if made.claim in own]

    return findings


def verdicts(made: Sequence[Finding]) -> list[tuple[Verdict, Reason | None]]:
    return [(one.verdict, one.reason) for one in made]


@pytest.mark.parametrize(("text", "words"), PARTIAL, ids=[words for _, words in PARTIAL])
def test_what_is_less_than_the_whole_is_not_contradicted_by_it(text: str, words: str, assessed: Assessed) -> None:
    """The sentence names the words by which the claim is about less."""
    found = assessed(text)
    assert verdicts(found) == [(Verdict.CANNOT_TELL, Reason.AMBIGUOUS_SCOPE)]
    assert f"speaks of “{words}”; AS65001 was measured as a whole, so" in found[0].sentence


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_about_the_whole_is_contradicted(text: str, assessed: Assessed) -> None:
    assert verdicts(assessed(text)) == [(Verdict.CONTRADICTS, None)]


def test_a_part_at_the_time_of_the_whole_fits_and_no_more(assessed: Assessed) -> None:
    """A city that went dark with the country may have done so before."""
    [made] = assessed("Parts of the city went dark at 16:15 UTC on Monday.")
    assert (made.verdict, made.reason, made.difference) == (Verdict.CONSISTENT, None, 0)
    assert "AS65001 was measured as a whole: that fits and proves no more." in made.sentence


def test_each_time_has_the_words_of_its_own_clause(assessed: Assessed) -> None:
    """That parts were back at one time says nothing against the time at which all of it failed."""
    found = assessed("Moldova's Internet failed at 16:15 UTC on Monday and parts of it were back at 18:00 UTC.")
    assert verdicts(found)[0] == (Verdict.SUPPORTS, None)
    assert (Verdict.CONTRADICTS, None) not in verdicts(found)
