"""One claim in full: its words in their context, who said it through whom, its times, and what was measured."""

from collections.abc import Iterator

from ledger.cli.fate_lines import fate_lines
from ledger.cli.review_lines import review_lines
from ledger.cli.terminal import one_line, paragraph
from ledger.cli.times import interval
from ledger.export.wording import claim_sentence
from ledger.model.claim import Claim, Entry, Measurable
from ledger.model.text import Article, Span
from ledger.model.verdict import Finding, Range
from ledger.model.when import Time

CONTEXT = 240
"""Code points shown before and after the claim's sentence, cut at a word."""

MARKS = {"source": ("‹", "›"), "cue": ("«", "»"), "content": ("[", "]")}
"""What stands around the claim's spans; the legend names them."""


def portrait(entry: Entry, article: Article) -> str:
    """The claim as `ledger show` prints it: no line of it can act on a terminal."""
    sections = [
        [claim_sentence(entry)],
        _context(entry.claim, article.text),
        list(_who(entry)),
        list(_times(entry.claim)),
        list(_measurables(entry.claim)),
        list(_findings(entry)),
        [_field(name, value) for name, value in review_lines(entry)],
        [_field(name, value) for name, value in fate_lines(entry.fate)],
        list(_origin(entry, article)),
    ]
    return "\n\n".join("\n".join(paragraph(line) for line in section) for section in sections if section) + "\n"


def _context(claim: Claim, text: str) -> list[str]:
    if not text:
        return ["    (the article's text is withheld; the claim's sentence:)", f"    {one_line(claim.sentence)}"]
    window = context_window(claim, text)
    shown = marked(text, window, claim)
    before, after = "… " if window.start > 0 else "", " …" if window.end < len(text) else ""
    lines = [one_line(line) for line in f"{before}{shown.strip()}{after}".splitlines() if line.strip()]
    return [*(f"    {line}" for line in lines), "    ‹source›  «cue»  [content]"]


def context_window(claim: Claim, text: str) -> Span:
    """The claim's sentence with some words before and after it."""
    start = _word_start(text, claim.sentence_span.start - CONTEXT)
    return Span(start, _word_end(text, claim.sentence_span.end + CONTEXT))


def marked(text: str, window: Span, claim: Claim) -> str:
    """The words of the window with a mark at each end of the claim's spans."""
    spans = {"source": claim.source_spans, "cue": claim.cue_spans, "content": claim.content_spans}
    ends: list[tuple[int, int, str]] = []
    for kind, places in spans.items():
        opening, closing = MARKS[kind]
        for place in places:
            ends += [(place.start, 1, opening), (place.end, 0, closing)]  # at one place: close before open
    pieces, at = [], window.start
    for position, _, mark in sorted(ends):
        if window.start <= position <= window.end:
            pieces += [text[at:position], mark]
            at = position
    return "".join([*pieces, text[at : window.end]])


def _word_start(text: str, position: int) -> int:
    """The start of the first whole word at or after the position."""
    if position <= 0:
        return 0
    while position < len(text) and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int) -> int:
    """The end of the last whole word before or at the position."""
    if position >= len(text):
        return len(text)
    while position > 0 and not text[position].isspace():
        position -= 1
    return position


def _who(entry: Entry) -> Iterator[str]:
    claim = entry.claim
    yield _field("act", f"{claim.act}, {claim.quote} quote")
    yield _field("speaker", claim.speaker or f"not named ({claim.anonymity}): {claim.source or 'no source'}")
    yield _field("speaks for", claim.actor or "nobody, or not known")
    if claim.target:
        yield _field("target", claim.target)
    links = [claim.speaker or claim.source or "unknown", *claim.chain, claim.outlet or "this article"]
    yield _field("chain", " → ".join(one_line(link) for link in links))
    if claim.hedges:
        yield _field("hedged by", ", ".join(claim.hedges))
    if claim.basis:
        yield _field("grounds", f"{claim.basis.text} ({claim.basis.kind})")
    for note in claim.notes:
        yield _field("note", note)


def _times(claim: Claim) -> Iterator[str]:
    yield from _time("said", claim.said)
    yield from _time("event", claim.event_time)
    for check in claim.checks:
        yield _field("check", f"{check.name}: {check.outcome}: {check.sentence}")


def _time(name: str, time: Time | None) -> Iterator[str]:
    """The time, and how it was found."""
    if time is None:
        yield _field(name, "the text does not date it")
        return
    resolved = f"{time.value} = {interval(time)}" if time.earliest or time.latest else f"{time.value}, not resolved"
    yield _field(name, f"“{one_line(time.text)}” = {resolved} ({time.precision})")
    zone = f"{time.zone or ' or '.join(time.candidates) or 'none'} ({time.zone_source})"
    counted = f"counted from {time.anchor}" if time.anchor else "absolute"
    yield _field("", f"zone {zone}; {counted}" + (f"; {time.direction}" if time.direction else ""))
    for note in time.notes:
        yield _field("", note)


def _measurables(claim: Claim) -> Iterator[str]:
    for measurable in claim.measurables:
        yield _field("measurable", f"{measurable.kind}: {_bounds(measurable)} (“{one_line(measurable.text)}”)")


def _findings(entry: Entry) -> Iterator[str]:
    for finding in entry.findings:
        reason = f": {finding.reason}" if finding.reason else ""
        yield _field("finding", f"{finding.verdict}{reason}: {finding.sentence}")
        yield from (_field("", line) for line in _numbers(finding))
    if not entry.findings:
        yield _field("finding", "not_checked: `ledger assess` sets claims against the evidence added so far")


def _numbers(finding: Finding) -> Iterator[str]:
    """The figures behind a verdict."""
    unit = finding.unit or ""
    if finding.claimed and finding.measured:
        yield f"claimed {_range(finding.claimed)}, measured {_range(finding.measured)} {unit}".rstrip()
    if finding.difference is not None:
        step = "s" if unit == "instant" else unit
        yield f"difference {finding.difference:+d} {step}, tolerance {finding.tolerance or 0} {step}".rstrip()
    if finding.grade or finding.basis:
        yield f"data: {finding.basis}, grade {finding.grade}"
    yield finding.method if finding.method.startswith(finding.check) else f"{finding.check}, {finding.method}"
    if finding.observations:
        yield f"observations {' '.join(finding.observations)}"


def _origin(entry: Entry, article: Article) -> Iterator[str]:
    claim, meta = entry.claim, entry.meta
    yield _field("article", f"{article.name} ({article.origin}), version {article.id}")
    yield _field("published", f"{meta.outlet or 'outlet not known'}, {meta.published or 'no date'}")
    if meta.title:
        yield _field("title", meta.title)
    if meta.url:
        yield _field("url", meta.url)
    yield _field("claim", f"{claim.id}, rule {claim.rule}, confidence {claim.confidence} per mille")
    yield _field("extractor", claim.extractor)


def _bounds(measurable: Measurable) -> str:
    return f"{_range(Range(low=measurable.low, high=measurable.high))} {measurable.unit}"


def _range(bounds: Range) -> str:
    """Half-open; an open side is left open."""
    low = "(…" if bounds.low is None else f"[{bounds.low}"
    return f"{low}, {'…' if bounds.high is None else bounds.high})"


def _field(name: str, value: str) -> str:
    return f"{name:<12}{one_line(value)}"
