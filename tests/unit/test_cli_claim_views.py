"""How a claim is shown: as a row, and in full."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bare import bare_claim

from ledger.cli.claim_rows import claim_row, reviewed
from ledger.cli.portrait import marked, portrait
from ledger.export.rows import verdicts
from ledger.model.actor import Anonymity
from ledger.model.check import Check, CheckName, Outcome
from ledger.model.claim import Act, Claim, Entry, Quote, Review
from ledger.model.record import from_plain, to_plain
from ledger.model.review import Carried, Change, Decision, Retraction, Reviewed, ReviewField
from ledger.model.text import Article, Metadata, Span
from ledger.model.verdict import Finding, Range, Reason, Verdict

TEXT = "Before it. “We did not do it,” the envoy of China said, denying the attack. After it."


SENTENCE = "“We did not do it,” the envoy of China said, denying the attack."


def span(words: str) -> Span:
    """The place of these words in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


CLAIM = bare_claim(
    "“We did not do it,”",
    id="0123456789abcdef0123",
    article="a1",
    outlet="Daily",
    act=Act.ACCUSE,
    quote=Quote.DIRECT,
    content_spans=(span("“We did not do it,”"),),
    cue="said",
    cue_spans=(span("said"),),
    source="the envoy of China",
    source_spans=(span("the envoy of China"),),
    actor="China",
    actor_id="country:cn",
    target="North Korea",
    target_id="country:kp",
    chain=("Xinhua",),
    anonymity=Anonymity.ROLE,
    attribution="t1",
    rule="verb",
    sentence=SENTENCE,
    sentence_span=span(SENTENCE),
    extractor="x/1",
)
FINDING = Finding(
    id="f1", claim=CLAIM.id, check="start/1", measurable=0, observations=("o1",), datasets=("d1",),
    verdict=Verdict.SUPPORTS, reason=None, claimed=Range(low=0, high=10), measured=Range(low=5, high=None),
    difference=5, tolerance=0, unit="s", grade=None, basis=None, method="m/1", sentence="It fits.",
)  # fmt: skip
ON_CAUSE = replace(FINDING, id="f2", measurable=None, verdict=Verdict.OUTSIDE_SCOPE, reason=Reason.CAUSE)
META = Metadata(outlet="Daily", published="2014-12-23T10:00:00Z")
ENTRY = Entry(claim=CLAIM, meta=META, review=Review.UNREVIEWED, findings=(FINDING, ON_CAUSE))
ARTICLE = Article(
    id="a1", sha256="0" * 64, reader="txt/1", encoding="utf-8 (strict)", text=TEXT, origin="story.txt", name="story",
    meta=META,
)  # fmt: skip


def test_an_accusation_is_a_row_about_who_accuses() -> None:
    """Law 4: "X accuses Y", never "Y did"; the day of publication stands in parentheses where nothing dates it."""
    short, said, claim, outlet, event, attribution, review = claim_row(ENTRY, None)
    assert (short, said, outlet) == ("01234567", "(published 2014-12-23)", "Daily")
    assert claim.startswith("The envoy of China (unnamed, for China, via Xinhua) accuses North Korea")
    assert (event, attribution, review) == ("supports", "outside_scope: cause", "unreviewed")


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        pytest.param((), "not_checked", id="none"),
        pytest.param((FINDING, FINDING), "supports", id="each verdict once"),
        pytest.param((ON_CAUSE, FINDING), "supports, outside_scope: cause", id="in the order of the closed set"),
    ],
)
def test_verdicts_stand_side_by_side(findings: tuple[Finding, ...], words: str) -> None:
    """There is no overall score."""
    assert verdicts(findings) == words


def test_spans_are_marked_in_place() -> None:
    """Content, source and cue, each with its own marks; the words stay as they are."""
    assert marked(TEXT, CLAIM.sentence_span, CLAIM) == (
        "[“We did not do it,”] ‹the envoy of China› «said», denying the attack."
    )


def test_spans_outside_the_window_are_left_out() -> None:
    """A window that ends before the source marks the content only."""
    assert marked(TEXT, Span(11, 30), CLAIM) == "[“We did not do it,”]"


def test_the_portrait_names_chain_review_and_numbers() -> None:
    """Everything a reporter has to cite."""
    lines = portrait(ENTRY, ARTICLE).splitlines()
    assert "chain       the envoy of China → Xinhua → Daily" in lines
    assert "review      unreviewed" in lines
    assert "finding     supports: It fits." in lines
    assert "            claimed [0, 10), measured [5, …) s" in lines
    assert "            difference +5 s, tolerance 0 s" in lines


def test_the_portrait_shows_the_checks_of_the_times() -> None:
    """With their outcome and the intervals."""
    check = Check(name=CheckName.SAID_AFTER_EVENT, outcome=Outcome.VIOLATED, sentence="said 1; the event 2")
    shown = portrait(replace(ENTRY, claim=replace(CLAIM, checks=(check,))), ARTICLE)
    assert "said_after_event: violated: said 1; the event 2" in shown


def test_checks_come_back_from_the_record() -> None:
    """As they were; a claim kept before there were checks has none."""
    check = Check(name=CheckName.SAID_BY_PUBLICATION, outcome=Outcome.HOLDS, sentence="in order")
    claim = replace(CLAIM, checks=(check,))
    plain = to_plain(claim)
    assert from_plain(Claim, plain) == claim
    del plain["checks"]
    assert from_plain(Claim, plain) == CLAIM


def test_the_portrait_cannot_act_on_the_terminal() -> None:
    """An escape sequence in the article is shown, not sent."""
    text = TEXT.replace("Before", "Be\x1b[2J")
    assert "\x1b" not in portrait(ENTRY, replace(ARTICLE, text=text[: len(TEXT)]))


AT = datetime(2026, 1, 2, tzinfo=UTC)
ACCEPTED = Reviewed(event=7, claim=CLAIM.id, row=3, reviewer="Ana", at=AT, decision=Decision.ACCEPT, note="read\x1b[2J")
CORRECTED = replace(
    ACCEPTED, event=9, reviewer="Ben", decision=Decision.CORRECT, note=None,
    changes=(Change(field=ReviewField.ACTOR, value="North Korea", id="country:kp", text="DPRK"),),
)  # fmt: skip
VOID = Retraction(event=11, by="Chloë", at=AT, reason="not in the article")


def test_a_row_says_where_the_claim_stands_with_whom() -> None:
    """Two who disagree are both named, and what one would have otherwise."""
    assert reviewed(replace(ENTRY, review=Review.ACCEPTED, reviews=(ACCEPTED,))) == "accepted by Ana"
    assert reviewed(replace(ENTRY, review=Review.CORRECTED, reviews=(ACCEPTED, CORRECTED))) == (
        "disputed by Ana, Ben (actor: North Korea)"
    )
    old = replace(ACCEPTED, carried=Carried.CHANGED)
    assert reviewed(replace(ENTRY, reviews=(old,))) == "unreviewed (second look)"
    assert reviewed(replace(ENTRY, review=Review.REJECTED, retraction=VOID)) == "retracted by Chloë"


def test_a_portrait_lists_every_decision_that_stands() -> None:
    """Who and when, the correction beside the machine's value, where it was made; nothing acts on the terminal."""
    reviews = (replace(ACCEPTED, carried=Carried.SAME), CORRECTED)
    page = portrait(replace(ENTRY, review=Review.CORRECTED, reviews=reviews, retraction=VOID), ARTICLE)
    assert [line.strip() for line in page[page.index("review ") :].splitlines()[:6]] == [
        "review      retracted",
        "retracted by Chloë, 2026-01-02T00:00:00Z (event 11): not in the article",
        "accepted by Ana, 2026-01-02T00:00:00Z (event 7): read\\x1b[2J",
        "reviewed on an earlier extraction that said the same",
        "corrected by Ben, 2026-01-02T00:00:00Z (event 9)",
        "actor: the machine says China, Ben North Korea (country:kp)",
    ]
