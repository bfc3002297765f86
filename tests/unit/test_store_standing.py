"""What counts of a ledger in which claims stand, are void, are superseded, or both: the same for every question."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.model.claim import Act
from ledger.model.verdict import Finding, Verdict
from ledger.store.reading import Reader, open_reader
from ledger.store.rows import ActorSeen
from ledger.store.writing import Writer, open_writer

ARTICLE = an_article("one two three four five")
STANDS, VOID, SUPERSEDED, HEIR, BOTH = claims_of_words(ARTICLE, [Act.ASSERT] * 5)


def a_finding(claim: str) -> Finding:
    return Finding(
        id=f"f-{claim}", claim=claim, check="start/1", measurable=0, observations=("o1",), datasets=("d1",),
        verdict=Verdict.SUPPORTS, reason=None, claimed=None, measured=None, difference=None, tolerance=None, unit=None,
        grade=None, basis=None, method="", sentence="It fits.",
    )  # fmt: skip


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    """Five claims with a finding each: one void, one superseded by hand, one void and then superseded."""
    every = (STANDS, VOID, SUPERSEDED, HEIR, BOTH)
    with open_writer(address) as opened:
        ingest(opened, ARTICLE, every)
        assert opened.append_findings([a_finding(claim.id) for claim in every], at=NOW) == len(every)
        for claim in (VOID, BOTH):
            assert opened.retract(claim.id, keeper="Ana", reason="a quiz", at=NOW).is_new
        for old, new in ((SUPERSEDED, HEIR), (BOTH, STANDS)):
            assert opened.supersede(old.id, new.id, keeper="Ana", reason="the same", at=NOW).is_new
        yield opened


@pytest.fixture
def reader(writer: Writer, address: str) -> Iterator[Reader]:
    assert writer
    with open_reader(address) as opened:
        yield opened


def test_the_status_counts_each_claim_once(reader: Reader) -> None:
    """One that is void and superseded is among the superseded."""
    status = reader.status()
    assert (status.claims, status.superseded_claims, status.retracted_claims) == (2, 2, 1)
    assert (status.findings, status.findings_by_verdict) == (2, (("supports", 2),))
    assert status.claims_by_act == (("assert", 2),)
    assert reader.standing() == (2, {"supports": 2})


def test_findings_are_those_about_claims_that_count(reader: Reader) -> None:
    assert [finding.claim for finding in reader.findings()] == [STANDS.id, HEIR.id]


def test_what_counts_is_assessed(reader: Reader) -> None:
    waiting = reader.unassessed("rules", reader.observed())
    assert reader.claims_of(waiting) == {ARTICLE.id: [STANDS, HEIR]}


def test_void_claims_are_shown_and_superseded_ones_not(reader: Reader) -> None:
    """Of its article, and under whoever it rolls up to."""
    (row,) = reader.articles()
    assert row.claims == 3
    assert reader.actors_seen() == (ActorSeen(id="country:cn", claims=3), ActorSeen(id="person:hua-chunying", claims=3))
    assert reader.has_actor("country:cn")


def test_a_finding_about_what_does_not_count_is_passed_over(writer: Writer) -> None:
    """What an assessment that began earlier still finds."""
    late = [replace(a_finding(claim.id), id=f"late-{claim.id}") for claim in (VOID, SUPERSEDED, BOTH)]
    assert writer.append_findings(late, at=NOW) == 0


def test_withholding_tells_how_many_claims_quote_the_text(writer: Writer) -> None:
    done, _ = writer.withhold(ARTICLE.id, keeper="Ana", reason="a court's order", at=NOW)
    assert done.claims == 3
