"""What each format does with entries: attribution kept, rows counted, nothing run, nothing lost in silence."""

import csv
import dataclasses
import io
import json
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from bare import bare_claim

from ledger.export.columns import COLUMNS
from ledger.export.formats import FORMATS, export, find_format
from ledger.export.options import ExportError, ExportOptions
from ledger.export.wording import claim_sentence
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Entry, Quote, Review
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.problem import UsageError
from ledger.model.text import Metadata, Span
from ledger.model.verdict import Finding, Range, Reason, Verdict

OPTIONS = ExportOptions(generated_at=datetime(2020, 1, 2, tzinfo=UTC))
CLAIM = bare_claim(
    "hacking the studio",
    id="c1",
    article="a1",
    act=Act.ACCUSE,
    content_spans=(Span(28, 46),),
    cue="accused",
    cue_spans=(Span(8, 15),),
    source="Seoul",
    source_spans=(Span(0, 5),),
    actor="South Korea",
    target="North Korea",
    anonymity=Anonymity.METONYM,
    attribution="t1",
    confidence=800,
    rule="clause",
    sentence="Seoul accused North Korea of hacking the studio.",
    sentence_span=Span(0, 48),
    extractor="x/1",
)
FINDING = Finding(
    id="f1",
    claim="c1",
    check="end/1",
    measurable=None,
    observations=("o1",),
    datasets=("d1",),
    verdict=Verdict.CONTRADICTS,
    reason=None,
    claimed=None,
    measured=Range(low=100, high=101),
    difference=-900,
    tolerance=300,
    unit="s",
    grade=Grade.HIGH,
    basis=EvidenceBasis.RAW,
    method="m",
    sentence="The ranges do not meet.",
)
OBSERVATION = Observation(
    id="o1",
    dataset="d1",
    kind="outage_duration",
    entity="AS1",
    subject=None,
    group=None,
    low=100,
    high=101,
    unit="s",
    name=None,
    window_start=None,
    window_end=None,
    provider="Lab",
    basis=EvidenceBasis.RAW,
    grade=Grade.HIGH,
    url=None,
    method="m",
)


def entry(claim: Claim = CLAIM, *findings: Finding, meta: Metadata | None = None) -> Entry:
    """An unreviewed entry."""
    return Entry(claim=claim, meta=meta or Metadata(), review=Review.UNREVIEWED, findings=findings)


def written(name: str, *entries: Entry, options: ExportOptions = OPTIONS) -> bytes:
    """The bytes of an export."""
    out = io.BytesIO()
    export(entries, out, format=name, options=options)
    return out.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_an_accusation_is_attributed() -> None:
    """X accuses Y of ...; never that Y did."""
    assert claim_sentence(entry()) == "Seoul (for South Korea) accuses North Korea of hacking the studio"


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("quote", list(Quote))
@pytest.mark.parametrize("content", ["", "Pyongyang did it", "of treason"])
def test_no_sentence_begins_with_what_is_claimed(act: Act, quote: Quote, content: str) -> None:
    """Law 4: who says it, and that it is said, stand before the words, whatever the act and the quote."""
    sentence = claim_sentence(entry(dataclasses.replace(CLAIM, act=act, quote=quote, content=content)))
    assert sentence.startswith(("Seoul (for South Korea) ", "The article reports"))
    assert sentence.endswith(content)


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ({"speaker": "Hua Chunying", "actor": "China", "anonymity": Anonymity.NAMED}, "Hua Chunying (for China)"),
        (
            {"source": "a clerk,", "anonymity": Anonymity.ROLE, "chain": ("Xinhua",)},
            "A clerk (unnamed, for South Korea, via Xinhua)",
        ),
        ({"source": "she", "anonymity": Anonymity.ROLE}, "An unnamed speaker (“she”, for South Korea)"),
        ({"source": "a diplomat of", "actor": None, "anonymity": Anonymity.ROLE}, "A diplomat (unnamed)"),
        (
            {"speaker": "Marie Harf", "actor": "United States", "actor_id": "country:us", "anonymity": Anonymity.NAMED},
            "Marie Harf (for the United States)",
        ),
        ({"source": "she", "actor": None, "anonymity": Anonymity.ROLE}, "An unnamed speaker (“she”)"),
        ({"source": None, "actor": None, "anonymity": Anonymity.IMPERSONAL}, "An unnamed source"),
    ],
    ids=["named", "role and chain", "pronoun of a side", "cut off", "article", "pronoun", "nobody"],
)
def test_the_speaker_is_said_with_what_is_known(fields: dict[str, object], who: str) -> None:
    """Anonymity, actor and chain stand beside the name."""
    old = {field.name: getattr(CLAIM, field.name) for field in dataclasses.fields(CLAIM)}
    claim = Claim(**{**old, **fields, "act": Act.ASSERT, "content": "so"})
    assert claim_sentence(entry(claim)) == f"{who} says: so"


@pytest.mark.parametrize(
    ("source", "verb"),
    [
        ("U.S. officials", "say"),
        ("officials close to the inquiry", "say"),
        ("some of her colleagues", "say"),
        ("Sony’s lawyers", "say"),
        ("state media", "say"),
        ("the press", "says"),
        ("a report released at the meeting", "says"),
        ("a group of engineers", "says"),
        ("they", "says"),
    ],
)
def test_several_say_and_one_says(source: str, verb: str) -> None:
    """Some officials say; an unnamed speaker of whom an article says "they" is one as far as anybody knows."""
    claim = dataclasses.replace(CLAIM, source=source, anonymity=Anonymity.GROUP, act=Act.ASSERT, content="so")
    assert claim_sentence(entry(claim)).endswith(f") {verb}: so")


NOT_AIMED: dict[str, object] = {"target": None, "quote": Quote.INDIRECT}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"act": Act.ACCUSE, "content": "North Korea"}, "accuses North Korea"),
        ({"act": Act.URGE, "content": "not to shoot"}, "urges North Korea not to shoot"),
        ({"act": Act.URGE, "content": "North Korea to talk"}, "urges North Korea to talk"),
        ({"act": Act.THREATEN, "content": "to shoot"}, "threatens North Korea: to shoot"),
        ({**NOT_AIMED, "act": Act.PROMISE, "content": "to pay"}, "promises to pay"),
        ({**NOT_AIMED, "act": Act.PROMISE, "content": "a refund"}, "promises: a refund"),
        (
            {**NOT_AIMED, "act": Act.DECLINE_COMMENT, "content": "Whether it was so"},
            "declines to say whether it was so",
        ),
        (
            {"act": Act.DECLINE_COMMENT, "quote": Quote.ACT, "cue": "respond", "content": "did not respond to calls"},
            "did not respond to calls",
        ),
        (
            {"act": Act.DECLINE_COMMENT, "quote": Quote.ACT, "cue": "discuss", "content": "the remark"},
            "declines to comment: the remark",
        ),
        (
            {"act": Act.CLAIM_RESPONSIBILITY, "quote": Quote.ACT, "cue": "claimed it", "content": "claimed it"},
            "claimed it",
        ),
        ({"act": Act.DENY, "quote": Quote.ACT, "cue": "denial", "content": "denial"}, "denies it"),
    ],
)
def test_what_is_done_is_a_sentence(fields: dict[str, object], words: str) -> None:
    """The words go on with the verb where they can; who gave no answer is not said to have declined."""
    claim = dataclasses.replace(CLAIM, **fields)  # type: ignore[arg-type]
    assert claim_sentence(entry(claim)) == f"Seoul (for South Korea) {words}"


def test_one_row_a_claim_and_finding() -> None:
    """A claim with two findings has two rows, one without has one, not checked."""
    got = table(written("csv", entry(CLAIM, FINDING, FINDING), entry()))
    assert [row["verdict"] for row in got] == ["contradicts", "contradicts", "not_checked"]
    assert list(got[0]) == [column.name for column in COLUMNS]


def test_event_and_attribution_are_two_columns() -> None:
    """A verdict on an actor is no verdict on the event, nor the other way round."""
    actor = dataclasses.replace(FINDING, verdict=Verdict.OUTSIDE_SCOPE, reason=Reason.ACTOR)
    start = dataclasses.replace(FINDING, measurable=0)
    got = table(written("csv", entry(CLAIM, actor, start)))
    assert [(row["event_verdict"], row["attribution_verdict"]) for row in got] == [
        ("", "outside_scope"),
        ("contradicts", ""),
    ]


def test_a_difference_is_a_number_and_a_direction() -> None:
    """So that no cell of ours begins with a minus sign."""
    (row,) = table(
        written("csv", entry(CLAIM, FINDING), options=dataclasses.replace(OPTIONS, observations=(OBSERVATION,)))
    )
    assert (row["difference"], row["difference_direction"], row["provider"]) == ("900", "less", "Lab")


def test_csv_is_for_spreadsheets_unless_raw() -> None:
    """CRLF always; byte order mark and guard only for spreadsheets."""
    hostile = entry(dataclasses.replace(CLAIM, content="=1+1", sentence='say "x"\r\n, y'))
    safe, raw = written("csv", hostile), written("csv", hostile, options=dataclasses.replace(OPTIONS, raw=True))
    assert safe.startswith(b"\xef\xbb\xbfclaim,")
    assert raw.startswith(b"claim,")
    assert table(safe)[0]["exact_words"] == "'=1+1"
    assert table(raw)[0]["exact_words"] == "=1+1"
    assert table(safe)[0]["article_sentence"] == 'say "x"\r\n, y'
    assert safe.endswith(b"\r\n")


def test_a_workbook_holds_strings_only_where_text_is() -> None:
    """=1+1 and an address are strings, numbers are numbers, and the columns are explained on the second sheet."""
    data = written("xlsx", entry(dataclasses.replace(CLAIM, content="=1+1", source="http://x.example"), FINDING))
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = [cell.value for cell in book["claims"][1]]
    row = dict(zip(names, book["claims"][2], strict=True))
    assert (row["exact_words"].value, row["exact_words"].data_type) == ("=1+1", "s")
    assert row["role"].hyperlink is None
    assert row["difference"].value == 900
    assert book["claims"].freeze_panes == "B2"
    assert book["claims"].auto_filter.ref is not None
    explained = {cell.value for cell in book["read me"]["A"]}
    assert {*names, *(verdict.value for verdict in Verdict)} <= explained
    assert not any(
        b"<f>" in zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )


def test_a_workbook_names_its_observations() -> None:
    """The ids that findings give are found on the third sheet."""
    data = written("xlsx", options=dataclasses.replace(OPTIONS, observations=(OBSERVATION,)))
    assert openpyxl.load_workbook(io.BytesIO(data))["observations"]["A2"].value == "o1"


def test_more_rows_than_a_worksheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than lost in silence."""
    monkeypatch.setattr("ledger.export.workbook.ROW_LIMIT", 3)
    with pytest.raises(ExportError, match="more rows than a worksheet holds"):
        written("xlsx", entry(), entry(), entry())


def test_jsonl_is_one_record_a_line_however_lines_are_split() -> None:
    """U+2028 in a text ends no line; the record is the printed one with the article's metadata."""
    data = written(
        "jsonl", entry(dataclasses.replace(CLAIM, sentence="a\u2028b\x85c\ud800"), FINDING, meta=Metadata(title="T"))
    )
    (line,) = data.decode("utf-8").splitlines()
    record = json.loads(line)
    assert record["sentence"] == "a\u2028b\x85c\ufffd"
    assert record["meta"]["title"] == "T"
    assert record["findings"][0]["difference"] == -900


def test_markdown_cells_stay_cells() -> None:
    """Pipes, line breaks, markup and turned writing show themselves."""
    text = written("markdown", entry(dataclasses.replace(CLAIM, content="a|b\nc <i>*d*</i> \u202ee"))).decode()
    (row,) = [line for line in text.splitlines() if line.startswith("| Seoul")]
    assert r"a\|b<br>c &lt;i&gt;\*d\*&lt;/i&gt; ⟦U+202E⟧e" in row
    assert row.replace(r"\|", "").count("|") == 9


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "]]></style></svg><script>", '"><img src=x onerror=y>']
)
def test_no_text_becomes_markup(hostile: str) -> None:
    """Every text of claim, metadata, finding, observation and title is escaped; no address runs a script."""
    claim = dataclasses.replace(
        CLAIM,
        content=hostile,
        sentence=hostile,
        source=hostile,
        actor=hostile,
        target=hostile,
        hedges=(hostile,),
        chain=(hostile,),
    )
    meta = Metadata(title=hostile, outlet=hostile, url="javascript:alert(1)", published=hostile)
    options = dataclasses.replace(OPTIONS, title=hostile, tool=hostile)
    page = written(
        "html", entry(claim, dataclasses.replace(FINDING, sentence=hostile), meta=meta), options=options
    ).decode()
    assert hostile not in page
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_the_report_fetches_nothing() -> None:
    """No script, no source, no style sheet but its own; a policy that forbids them."""
    page = written("html", entry(CLAIM, FINDING)).decode()
    assert "default-src 'none'" in page
    assert not any(word in page for word in ("<script", " src=", "<link", "@import", "url("))


def test_unreviewed_claims_are_marked() -> None:
    """In the head, and on each."""
    page = written("html", entry(), dataclasses.replace(entry(), review=Review.ACCEPTED)).decode()
    assert "1 of 2 not reviewed." in page
    assert page.count(">not reviewed</span>") == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_entries_give_the_same_bytes(name: str) -> None:
    """No clock but the one given."""
    assert written(name, entry(CLAIM, FINDING)) == written(name, entry(CLAIM, FINDING))


def test_an_unknown_format_says_which_there_are() -> None:
    """The request is at fault."""
    with pytest.raises(UsageError, match="choose of csv, xlsx, jsonl, markdown, html"):
        find_format("pdf")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError, match="no such time zone"):
        written("html", entry(), options=dataclasses.replace(OPTIONS, tz=zone))
