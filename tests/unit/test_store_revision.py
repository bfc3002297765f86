"""An article whose text has changed: the new version continues the old one, and its claims follow their words."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sentences import article_with, extraction_of

from ledger.custody import verify
from ledger.model.anchor import LETTER_FOR_LETTER, ClaimAnchors, Fate, Relation
from ledger.model.claim import Claim
from ledger.model.problem import StaleError
from ledger.model.record import from_plain
from ledger.model.review import Decided, Decision
from ledger.model.text import Article, Metadata
from ledger.model.verdict import Finding, Verdict
from ledger.store.backend import open_snapshot
from ledger.store.log.events import EventKind
from ledger.store.progress import Assessment
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.rows import Outcome, Tally
from ledger.store.writing import Standing, Writer, open_writer

NOW = datetime(2031, 3, 6, tzinfo=UTC)
URL = "https://herald.example/cable"
FIRST = "Ana Cruz said nine networks had failed. Ben Dahl denied any part in it. Cleo Eng said it would rain.\n"
INSERTED = "Corrected on Friday.\n\n" + FIRST
AMENDED = INSERTED.replace("nine", "ten").replace(" Cleo Eng said it would rain.", "")


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    with open_writer(address) as writer:
        yield writer


def ingest(writer: Writer, article: Article, *, revises: str | None = None, extractor: str = "rules/1") -> Outcome:
    """What the pipeline does: reconcile, extract, append."""
    article = writer.reconcile(article, revises=revises)
    blob = article.text.encode()
    return writer.append_article(article, blob, extraction_of(article, extractor), at=NOW, revises=revises)


def standing_claims(address: str) -> list[Claim]:
    with open_reader(address) as reader:
        claims = [entry.claim for entry in reader.claims(ClaimQuery()).entries]
    return sorted(claims, key=lambda claim: claim.content_spans)


def standing_articles(address: str) -> list[str]:
    with open_reader(address) as reader:
        return [row.id for row in reader.articles()]


def ended(address: str) -> list[tuple[str, str, str | None]]:
    """Of each claim that no longer stands: what it says, its relation to what stands there, how it was found again."""
    sql = """
        SELECT c.content, s.relation, s.anchored FROM supersede s JOIN claim c ON c.seq = s.old
        WHERE s.kind = 'claim' ORDER BY s.seq
    """
    with closing(open_snapshot(address)) as snapshot:
        return [(row[0], row[1], row[2]) for row in snapshot.rows(sql)]


def size(address: str) -> int:
    with open_reader(address) as reader:
        return reader.status().events


def test_a_paragraph_at_the_top_leaves_every_claim_what_it_is(writer: Writer, address: str) -> None:
    """The page has a correction in front; nothing that was said has changed."""
    old = ingest(writer, article_with(FIRST, url=URL))
    outcome = ingest(writer, article_with(INSERTED, url=URL))
    assert (outcome.standing, outcome.other) == (Standing.REVISED, old.id)
    assert outcome.tally == Tally(same=3)
    assert {relation for _, relation, _ in ended(address)} == {"same"}
    assert {how for _, _, how in ended(address)} == {"moved"}
    assert standing_articles(address) == [outcome.id]
    assert [claim.article for claim in standing_claims(address)] == [outcome.id] * 3
    assert verify(address).faults == ()


def test_a_changed_number_a_removed_sentence_and_one_that_stays(writer: Writer, address: str) -> None:
    ingest(writer, article_with(FIRST, url=URL))
    outcome = ingest(writer, article_with(AMENDED, url=URL))
    assert outcome.tally == Tally(same=1, changed=1, gone=1, orphans=1)
    assert ended(address) == [
        ("nine networks had failed", "changed", "context"),
        ("any part in it", "same", "moved"),
        ("it would rain", "gone", "orphan"),
    ]
    assert verify(address).faults == ()


def test_the_event_says_where_each_span_went(writer: Writer, address: str) -> None:
    """Every place of an old claim, and of words found letter for letter the same words there."""
    ingest(writer, article_with(FIRST, url=URL))
    ingest(writer, article_with(AMENDED, url=URL))
    with closing(open_snapshot(address)) as snapshot:
        bodies = [json.loads(row[0]) for row in snapshot.rows("SELECT body FROM event WHERE kind = 'supersede'")]
    found = [from_plain(ClaimAnchors, body["anchors"]) for body in bodies]
    assert len(found) == 3
    for anchors in found:
        for anchor in (*anchors.content, *anchors.cue, *anchors.source, anchors.sentence):
            if anchor.new and anchor.how in LETTER_FOR_LETTER:
                assert anchor.new.of(AMENDED) == anchor.old.of(FIRST)
    place = found[0].content[0].new
    assert place
    assert place.of(AMENDED) == "ten networks had failed"


@pytest.mark.parametrize(
    "url",
    [URL, "http://HERALD.example/cable?utm_source=feed#top"],
    ids=["the same address", "as it was shared elsewhere"],
)
def test_the_page_decides_what_continues_what(writer: Writer, address: str, url: str) -> None:
    old = ingest(writer, article_with(FIRST, url=URL, outlet="Herald"))
    outcome = ingest(writer, article_with(INSERTED, url=url))
    assert (outcome.standing, outcome.other) == (Standing.REVISED, old.id)
    with open_reader(address) as reader:
        (row,) = reader.articles()
        assert (row.meta.outlet, row.meta.url) == ("Herald", URL)
        assert [one.superseded for one in reader.articles(current_only=False)] == [True, False]
        assert reader.article(old.id).text == FIRST


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"url": URL, "outlet": "Herald"}, {"url": URL, "outlet": "Gazette"}, id="another outlet"),
        pytest.param({"url": URL}, {"url": URL + "/2"}, id="another page"),
        pytest.param({"url": "https://herald.example/"}, {"url": "https://herald.example/"}, id="a front page"),
        pytest.param({"outlet": "Herald"}, {"outlet": "Herald"}, id="no address"),
        pytest.param({"url": URL}, {"outlet": "Herald"}, id="an address and none"),
    ],
)
def test_other_bytes_are_another_article(
    writer: Writer, address: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    ingest(writer, article_with(FIRST, **first))
    assert ingest(writer, article_with(INSERTED, **second)).standing is Standing.NEW
    assert len(standing_articles(address)) == 2


def test_the_same_text_in_another_outlet_is_no_revision(writer: Writer, address: str) -> None:
    ingest(writer, article_with(FIRST, url=URL, outlet="Herald"))
    assert ingest(writer, article_with(FIRST, url=URL, outlet="Gazette")).standing is Standing.NEW
    assert len(standing_articles(address)) == 2


def test_the_same_bytes_at_an_address_that_is_the_same_page_change_nothing(writer: Writer, address: str) -> None:
    ingest(writer, article_with(FIRST, url=URL))
    before = size(address)
    assert ingest(writer, article_with(FIRST, url=URL + "?fbclid=1#c2")).standing is Standing.UNCHANGED
    assert size(address) == before


def test_reading_both_versions_again_changes_nothing(writer: Writer, address: str) -> None:
    """A folder holds the page as it was and as it is; exact idempotence, in any order."""
    old, new = (article_with(text, url=URL) for text in (FIRST, INSERTED))
    ingest(writer, old)
    ingest(writer, new)
    before = size(address)
    for article in (old, new, new, old):
        outcome = ingest(writer, article)
        assert outcome.standing is (Standing.UNCHANGED if article is new else Standing.EARLIER)
        assert outcome.other == (new.id if article is old else outcome.other)
    assert size(address) == before
    assert standing_articles(address) == [new.id]


def test_a_text_that_is_put_back_stands_again_under_its_old_ids(writer: Writer, address: str) -> None:
    """A, then B, then A again because the user says so; what is gone in B stands again."""
    one, other = article_with(FIRST, url=URL), article_with(AMENDED, url=URL)
    ingest(writer, one)
    before = standing_claims(address)
    ingest(writer, other)
    outcome = ingest(writer, one, revises=other.id)
    assert (outcome.standing, outcome.id, outcome.other) == (Standing.REVISED, one.id, other.id)
    assert outcome.tally == Tally(same=1, changed=1)
    assert standing_claims(address) == before
    assert standing_articles(address) == [one.id]
    assert ingest(writer, one).standing is Standing.UNCHANGED
    assert ingest(writer, other).standing is Standing.EARLIER
    assert ingest(writer, one, revises=other.id).standing is Standing.UNCHANGED
    assert verify(address).faults == ()


def test_without_an_address_the_user_says_what_it_continues(writer: Writer, address: str) -> None:
    """By the id of the version that stands or of one before; the second time nothing is new."""
    first = ingest(writer, article_with(FIRST, outlet="Herald", published="2031-03-05"))
    second = ingest(writer, article_with(INSERTED), revises=first.id)
    third = ingest(writer, article_with(AMENDED), revises=first.id)
    assert [one.standing for one in (second, third)] == [Standing.REVISED] * 2
    assert third.other == second.id
    assert ingest(writer, article_with(AMENDED), revises=first.id).standing is Standing.UNCHANGED
    assert ingest(writer, article_with(AMENDED)).standing is Standing.UNCHANGED
    with open_reader(address) as reader:
        (row,) = reader.articles()
        assert (row.id, row.meta.outlet, row.meta.published) == (third.id, "Herald", "2031-03-05")


def test_two_articles_that_stand_become_one_when_the_user_says_so(writer: Writer, address: str) -> None:
    """Both were ingested before anybody noticed that the second corrects the first."""
    first, second = ingest(writer, article_with(FIRST)), ingest(writer, article_with(AMENDED))
    outcome = ingest(writer, article_with(AMENDED), revises=first.id)
    assert (outcome.standing, outcome.id, outcome.other) == (Standing.REVISED, second.id, first.id)
    assert outcome.tally == Tally(same=1, changed=1, gone=1, orphans=1)
    assert standing_articles(address) == [second.id]
    assert len(standing_claims(address)) == 2
    assert ingest(writer, article_with(AMENDED), revises=first.id).standing is Standing.UNCHANGED
    assert verify(address).faults == ()


def test_what_was_published_before_does_not_revise_what_came_later(writer: Writer, address: str) -> None:
    """An older capture of the page turns up after the newer one."""
    newer = ingest(writer, article_with(AMENDED, url=URL, published="2031-03-06"))
    outcome = ingest(writer, article_with(FIRST, url=URL, published="2031-03-05"))
    assert (outcome.standing, outcome.other) == (Standing.NEW, newer.id)
    assert len(standing_articles(address)) == 2


def test_text_and_date_change_at_once(writer: Writer, address: str) -> None:
    ingest(writer, article_with(FIRST, url=URL, published="2031-03-05"))
    outcome = ingest(writer, article_with(INSERTED, url=URL, published="2031-03-06", title="Corrected"))
    assert outcome.tally == Tally(same=3)
    with open_reader(address) as reader:
        (row,) = reader.articles()
        assert (row.meta.published, row.meta.title) == ("2031-03-06", "Corrected")


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\r\n"), ("\r\n", "\n"), ("\n", "\r")], ids=["to CRLF", "from CRLF", "to CR"]
)
def test_other_line_ends_change_no_claim(writer: Writer, address: str, old: str, new: str) -> None:
    """Sentences that run over lines, of which nothing changes but how the lines end."""
    text = FIRST.replace("networks had", "networks\nhad").replace("part in", "part\nin").replace(". ", ".\n\n")
    ingest(writer, article_with(text.replace("\n", old), url=URL))
    assert ingest(writer, article_with(text.replace("\n", new), url=URL)).tally == Tally(same=3)
    assert [how for _, _, how in ended(address)].count("orphan") == 0


def test_other_bytes_of_the_same_text_are_a_version_with_the_same_claims(writer: Writer, address: str) -> None:
    """The page around the article has changed, not what it says."""
    ingest(writer, article_with(FIRST, url=URL))
    blob = b"<!-- saved later -->" + FIRST.encode()
    article = writer.reconcile(article_with(FIRST, url=URL, blob=blob))
    outcome = writer.append_article(article, blob, extraction_of(article), at=NOW)
    assert (outcome.standing, outcome.tally) == (Standing.REVISED, Tally(same=3))
    assert {how for _, _, how in ended(address)} == {None}


def test_a_revision_extracted_before_an_earlier_one_came_is_refused_until_it_is_read_again(writer: Writer) -> None:
    """Two versions in one batch: the second does not know the date that the first gives."""
    second = writer.reconcile(article_with(INSERTED, url=URL))
    ingest(writer, article_with(FIRST, url=URL, published="2031-03-05"))
    with pytest.raises(StaleError):
        writer.append_article(second, second.text.encode(), extraction_of(second), at=NOW)
    assert ingest(writer, second).standing is Standing.REVISED


def test_a_claim_that_was_ended_by_itself_is_not_ended_twice(writer: Writer, address: str) -> None:
    """An event of its own says that the first claim is gone; then the article is revised."""
    ingest(writer, article_with(FIRST, url=URL))
    with closing(open_snapshot(address)) as snapshot:
        seq, name = next(snapshot.rows("SELECT seq, id FROM claim ORDER BY seq LIMIT 1"))
    with writer._transaction(NOW) as pending:
        pending.begin_batch()
        body = {"kind": "claim", "id": name, "old": seq, "new": None, "relation": "gone"}
        pending.add(EventKind.SUPERSEDE, name, body)
    assert ingest(writer, article_with(INSERTED, url=URL)).tally == Tally(same=2)
    assert verify(address).faults == ()


@pytest.fixture
def withholding(tmp_path: Path) -> Iterator[tuple[Writer, str]]:
    """A ledger in a file that had an article, of which the bytes and the text were removed."""
    path, article = tmp_path / "withheld.db", article_with(FIRST, url=URL)
    with open_writer(str(path)) as writer:
        ingest(writer, article)
        with writer._transaction(NOW) as pending:
            pending.begin_batch()
            pending.add(EventKind.WITHHOLD, article.id, {"hashes": [article.sha256], "reason": "an order of a court"})
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            for table in ("blob", "article_text"):
                guards = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql LIKE '%BEFORE DELETE ON%'"
                ((guard, sql),) = raw.execute(guards, (table,)).fetchall()
                raw.execute(f"DROP TRIGGER {guard}")
                raw.execute(f"DELETE FROM {table}")
                raw.execute(sql)
        yield writer, str(path)


def test_claims_of_a_withheld_text_are_found_again_by_what_they_quote(withholding: tuple[Writer, str]) -> None:
    """The old text is gone, but for the sentences that its claims hold."""
    writer, _ = withholding
    outcome = ingest(writer, article_with(AMENDED, url=URL))
    assert (outcome.standing, outcome.other) == (Standing.REVISED, article_with(FIRST, url=URL).id)
    assert outcome.tally == Tally(same=1, changed=1, gone=1, orphans=1)


@pytest.mark.parametrize("given", [{"url": URL}, {"url": URL, "published": "2031-03-05"}, {"outlet": "Herald"}])
def test_what_is_withheld_is_not_taken_in_again(withholding: tuple[Writer, str], given: dict[str, Any]) -> None:
    """Neither by itself, nor with a new date, nor for another outlet, nor by another extractor."""
    writer, address = withholding
    before = size(address)
    assert ingest(writer, article_with(FIRST, **given), extractor="rules/2").standing is Standing.WITHHELD
    assert size(address) == before


def test_a_better_reader_may_find_another_text_in_the_same_bytes(writer: Writer, address: str) -> None:
    """The claims follow their words there too."""
    ingest(writer, article_with(FIRST))
    article = replace(article_with("Menu\n" + FIRST, blob=FIRST.encode()), reader="txt/2", meta=Metadata())
    article = writer.reconcile(article)
    outcome = writer.append_article(article, FIRST.encode(), extraction_of(article), at=NOW)
    assert (outcome.standing, outcome.tally) == (Standing.REDESCRIBED, Tally(same=3))
    assert {how for _, _, how in ended(address)} == {"moved"}


def orphans(address: str) -> list[str]:
    with open_reader(address) as reader:
        page = reader.claims(ClaimQuery(orphaned=True))
        assert reader.status().orphaned_claims == page.total == len(page.entries)
        fates = [entry.fate for entry in page.entries if entry.fate]
        assert [(fate.relation, fate.anchors and fate.anchors.how) for fate in fates] == [
            ("gone", "orphan")
        ] * page.total
        return [entry.claim.content for entry in page.entries]


def test_orphans_are_listed_until_their_text_is_put_back(writer: Writer, address: str) -> None:
    first, second = article_with(FIRST, url=URL), article_with(AMENDED, url=URL)
    ingest(writer, first)
    assert orphans(address) == []
    ingest(writer, second)
    assert orphans(address) == ["it would rain"]
    ingest(writer, first, revises=second.id)
    assert orphans(address) == []


def test_a_claim_says_what_became_of_it(writer: Writer, address: str) -> None:
    """Of the number that was changed: the new claim, the version it is in, and the place of each span there."""
    first = article_with(FIRST, url=URL)
    ingest(writer, first)
    second = ingest(writer, article_with(AMENDED, url=URL))
    changed, _, gone = extraction_of(first).claims
    heir = standing_claims(address)[0]
    with open_reader(address) as reader:
        fates = [reader.claim(claim.id).fate for claim in (changed, gone)]
        assert reader.claim(heir.id).fate is None
        assert reader.claim(changed.id).superseded_by == heir.id
    assert all(fate and fate.article == second.id for fate in fates)
    assert [(fate.relation, fate.heir, fate.anchors and fate.anchors.how) for fate in fates if fate] == [
        ("changed", heir.id, "context"), ("gone", None, "orphan"),
    ]  # fmt: skip
    assert fates[0]
    assert fates[0].anchors
    assert [anchor.new for anchor in fates[0].anchors.content] == list(heir.content_spans)


def test_a_claim_read_anew_says_so_too(writer: Writer, address: str) -> None:
    """Another extractor read the same text: nothing had to be found again."""
    article = article_with(FIRST)
    ingest(writer, article)
    ingest(writer, article, extractor="rules/2")
    with open_reader(address) as reader:
        fate = reader.claim(extraction_of(article).claims[0].id).fate
    assert fate == Fate(relation=Relation.SAME, heir=standing_claims(address)[0].id, article=article.id, anchors=None)


def test_a_revision_while_claims_are_assessed_leaves_the_new_ones_to_be_assessed(writer: Writer, address: str) -> None:
    """One process has read what is to be assessed; another adds a new version before the findings are appended."""
    ingest(writer, article_with(FIRST, url=URL))
    with open_reader(address) as reader:
        (todo,) = reader.unassessed("rules", reader.observed())
        claims = reader.claims_of([todo])[todo.article]
    new = ingest(writer, article_with(INSERTED, url=URL))
    done = Assessment(article=todo.article, extraction=todo.extraction, rules="rules", reach=None, observed="")
    finding = Finding(
        id="f1", claim=claims[0].id, check="duration", measurable=0, observations=(), datasets=(),
        verdict=Verdict.NOT_CHECKED, reason=None, claimed=None, measured=None, difference=None, tolerance=None,
        unit=None, grade=None, basis=None, method="", sentence="No data.",
    )  # fmt: skip
    assert writer.append_findings([finding], at=NOW, assessed=[claim.id for claim in claims], done=[done]) == 0
    with open_reader(address) as reader:
        assert [one.article for one in reader.unassessed("rules", reader.observed())] == [new.id]
        assert reader.findings() == ()
    assert verify(address).faults == ()


def test_what_people_decided_follows_a_claim_that_stays_the_same(writer: Writer, address: str) -> None:
    """All three claims are accepted; then one is moved, one has another number, and one is taken out."""
    first = article_with(FIRST, url=URL)
    ingest(writer, first)
    claims = extraction_of(first).claims
    writer.append_reviews(
        [Decided(claim=claim.id, reviewer="Ana", decision=Decision.ACCEPT) for claim in claims], at=NOW
    )
    ingest(writer, article_with(AMENDED, url=URL))
    with open_reader(address) as reader:
        found = {entry.claim.content: entry for entry in reader.claims(ClaimQuery()).entries}
    assert {content: entry.state for content, entry in found.items()} == {
        "ten networks had failed": "unreviewed",
        "any part in it": "accepted",
    }
    assert [review.carried for review in found["any part in it"].reviews] == ["same"]
    assert [review.carried for review in found["ten networks had failed"].reviews] == ["changed"]


def test_what_people_decided_is_back_with_the_text(writer: Writer, address: str) -> None:
    """A, then B with a paragraph more, then A again: what was accepted in A is accepted."""
    first, second = article_with(FIRST, url=URL), article_with(INSERTED, url=URL)
    ingest(writer, first)
    name = extraction_of(first).claims[0].id
    writer.append_reviews([Decided(claim=name, reviewer="Ana", decision=Decision.ACCEPT)], at=NOW)
    ingest(writer, second)
    ingest(writer, first, revises=second.id)
    with open_reader(address) as reader:
        assert reader.claim(name).state == "accepted"
