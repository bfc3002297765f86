"""Texts that are no articles: storms of marks, one endless line, odd code points; bounded time and memory, no crash."""

import resource
import time
from collections.abc import Callable

import pytest
import spacy

from ledger.extract.component import UNUSED
from ledger.extract.extractor import DEFAULT_MODEL, Extractor
from ledger.extract.parse.chunks import LONGEST
from ledger.extract.parse.quotes import find_quotations
from ledger.model.claim import Act, Extraction
from ledger.model.problem import LedgerError
from ledger.model.text import Article

Extract = Callable[..., Extraction]

STORMS = {
    "straight": '"' * 20_000,
    "curly openers": "“" * 20_000,
    "single": "'" * 20_000,
    "apart": '" ' * 10_000,
    "single openers": " ‘a" * 7_000,
    "pairs": "“a” " * 5_000,
}


@pytest.mark.parametrize("storm", STORMS.values(), ids=STORMS.keys())
def test_a_storm_of_marks_is_read_in_linear_time(storm: str) -> None:
    """Ten times the marks take about ten times as long, never a hundred; 20,000 of them well under two seconds."""
    begun = time.process_time()
    find_quotations(storm * 10)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("storm", ['"' * 20_000, "“a” " * 5_000], ids=["bare", "with words"])
def test_a_storm_of_marks_costs_itself(extract: Extract, storm: str) -> None:
    """The sentences before and after keep their claims."""
    text = f"Estonia said that the lines were back.\n\n{storm}\n\nNorway denied responsibility for the outage."
    claims = extract(text).claims
    assert ("Estonia", Act.ASSERT, "the lines were back") in [(c.actor, c.act, c.content) for c in claims]
    assert ("Norway", Act.DENY, "responsibility for the outage") in [(c.actor, c.act, c.content) for c in claims]


def test_an_endless_line_is_parsed_in_pieces(extract: Extract) -> None:
    """160,000 characters without a line end: every claim is found; memory grows by one piece, not all."""
    words = "Estonia said that the lines were back. " + "The port was calm and the sea was open to all ships. " * 40
    count = 160_000 // len(words)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    claims = extract(words * count).claims
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert [c.content for c in claims] == ["the lines were back"] * count
    assert grown < 400_000  # kilobytes


WORDS = {"marks": '"', "underscores": "_", "possessives": "'s", "letters": "x", "marks and letters": 'a"', "dots": "a."}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS.keys())
def test_a_word_without_end_costs_itself(extract: Extract, word: str) -> None:
    """20,000 characters without a blank: the tokenizer's time would grow with their square."""
    begun = time.process_time()
    extract(f"Estonia said that the lines were back. {word * (20_000 // len(word))} Norway denied that.")
    assert time.process_time() - begun < 5


def test_a_text_that_is_no_article_is_refused(extract: Extract) -> None:
    """More than two million characters: kept, not searched, and told what to do."""
    found = extract("Estonia said so. " * (LONGEST // 17 + 1))
    assert found.claims == ()
    assert [problem.kind for problem in found.problems] == ["too_long"]


ODD = {
    "CRLF": "Norway denied it was to blame.\r\n\r\n“We did nothing,” Lars Holm said.\r\n",
    "emoji": "\U0001f6f0\ufe0f\U0001f1f3\U0001f1f4 “We did nothing,” Lars Holm said. \U0001f44d\U0001f3fd",
    "combining marks": "“We did nothing,” Zoe\u0308 Holm of Norge\u0301 said.",
    "replacement": "\ufffd\ufffd “We did nothing,” Lars Holm said. \ufffd",
    "no-break blanks": "“We\u00a0did\u00a0nothing,” Lars\u00a0Holm\u202fsaid.",
    "form feed": "“We did nothing,” Lars Holm said.\x0cPage 2",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_code_points_move_no_offset(extract: Extract, text: str) -> None:
    """The quotation is found, and its span gives its words."""
    (claim,) = [c for c in extract(text).claims if "nothing" in c.content]
    (span,) = claim.content_spans
    assert text[span.start : span.end].replace("\u00a0", " ") == "“We did nothing,”"
    assert claim.source is not None
    assert "Holm" in claim.source


def test_the_order_of_claims_is_the_text_s(
    extractor: Extractor, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two claims that begin at one place keep their order when the extractor's digest, and so their ids, change."""
    article = make_article("Officials cited the earlier leaks, many of which were forged, as examples of a campaign.")
    orders = set()
    for digest in "abcdefgh":
        monkeypatch.setattr(extractor, "name", digest)
        (found,) = extractor.extract([article])
        orders.add(tuple(claim.content for claim in found.claims))
    assert len(orders) == 1


def test_the_component_fills_a_pipeline_of_ones_own() -> None:
    """`nlp.add_pipe("attribution")` in any spaCy pipeline: settled drafts on `doc._.claims`."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=list(UNUSED))
    nlp.add_pipe("attribution")
    doc = nlp("Norway denied that it was to blame. The port was calm.")
    (settled,) = doc._.claims
    assert [doc[token].text for token in settled.draft.cue] == ["denied"]
    assert [doc[token].text for token in settled.draft.content] == ["it", "was", "to", "blame"]
    assert settled.draft.act is Act.DENY
    assert nlp("The port was calm.")._.claims == ()


def test_a_missing_model_is_a_fault_of_the_request() -> None:
    """What, where, what to do."""
    with pytest.raises(LedgerError, match="no_such_model: there is no such spaCy model"):
        Extractor(model="no_such_model")
