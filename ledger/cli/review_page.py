"""A claim as the walk shows it: the sentence in its context with the spans marked, the fields, earlier decisions."""

import os
from collections.abc import Iterator

from ledger.cli.portrait import MARKS, context_window, marked
from ledger.cli.review_lines import review_lines
from ledger.cli.terminal import one_line
from ledger.cli.times import interval, shown
from ledger.cli.wrapping import Line, wrapped
from ledger.export.wording import claim_sentence
from ledger.model.claim import Claim, Entry, machine_value
from ledger.model.ids import SHORT_ID
from ledger.model.review import NAMES, ReviewField, value_words
from ledger.model.text import Span
from ledger.model.when import Time
from ledger.review.sitting import Shown

LABEL_WIDTH = 12
"""Columns of a field's name."""

LOOKS = {"source": "1;32", "cue": "1;35", "content": "1;33"}
"""How the claim's spans look where colour is allowed: bold green, magenta, yellow."""

_INDENT = ("    ", "")


def has_colour(*, is_terminal: bool) -> bool:
    """Whether spans are told apart by colour: on a terminal that has some, unless NO_COLOR is set."""
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in {"", "dumb"}


def page(claim: Shown, *, coloured: bool, width: int) -> Iterator[str]:
    """The lines of the page, from the top; none can act on a terminal, but for the colours of spans."""
    entry = claim.entry
    known = (entry.meta.outlet, entry.meta.published and entry.meta.published[:10], entry.claim.id[:SHORT_ID])
    head = " ── ".join((f"{claim.number} of {claim.total}", *(one_line(part) for part in known if part)))
    yield from wrapped([(f"── {head} ──", "")], width)
    yield ""
    yield from wrapped([(one_line(claim_sentence(entry)), "")], width)
    yield ""
    for line in _context(entry.claim, claim.text, coloured=coloured):
        yield from wrapped(line, width, len(_INDENT[0]))
    yield ""
    for name, value in (*fields(entry), *_beside(entry), *review_lines(entry)):
        yield from wrapped([(f"{name:<{LABEL_WIDTH}}", ""), (one_line(value), "")], width, LABEL_WIDTH)


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """What can be corrected, by its name, with what the machine says."""
    claim = entry.claim
    for field in ReviewField:
        value = machine_value(claim, field)
        if isinstance(value, Time):
            yield field.value, f"{shown(value, None)} = {interval(value)} (“{value.text}”)"
            continue
        known = getattr(claim, f"{field.value}_id") if field in NAMES else None
        yield field.value, value_words(value) + (f" ({known})" if known else "")


def _beside(entry: Entry) -> Iterator[tuple[str, str]]:
    """What the machine says besides, and what was measured."""
    claim = entry.claim
    if claim.hedges:
        yield "hedged by", ", ".join(claim.hedges)
    for part in claim.measurables:
        yield "measurable", f"{part.kind}: “{part.text}”"
    for note in claim.notes:
        yield "note", note
    for check in claim.checks:
        yield "check", f"{check.name}: {check.outcome}: {check.sentence}"
    for finding in entry.findings:
        yield "finding", f"{finding.verdict}{f': {finding.reason}' if finding.reason else ''}: {finding.sentence}"


def _context(claim: Claim, text: str, *, coloured: bool) -> Iterator[Line]:
    """The words around the claim, a line a paragraph, and what the marks mean."""
    if not text:
        yield [_INDENT, ("(the article's text is withheld; the claim's sentence:)", "")]
        yield [_INDENT, (one_line(claim.sentence), "")]
        return
    window = context_window(claim, text)
    before, after = "… " if window.start > 0 else "", " …" if window.end < len(text) else ""
    if coloured:
        yield from _paragraphs([(before, ""), *_painted(claim, text, window), (after, "")])
        yield [_INDENT, *((f"{name}  ", look) for name, look in LOOKS.items())]
        return
    yield from _paragraphs([(f"{before}{marked(text, window, claim)}{after}", "")])
    yield [_INDENT, ("  ".join(f"{opening}{name}{closing}" for name, (opening, closing) in MARKS.items()), "")]


def _painted(claim: Claim, text: str, window: Span) -> Iterator[tuple[str, str]]:
    """The words of the window in pieces, each with the look of its part; the source's wins over the content's."""
    looks = [""] * (window.end - window.start)
    for name, spans in (("content", claim.content_spans), ("cue", claim.cue_spans), ("source", claim.source_spans)):
        for span in spans:
            for at in range(max(span.start, window.start), min(span.end, window.end)):
                looks[at - window.start] = LOOKS[name]
    start = 0
    for at in range(1, len(looks) + 1):
        if at == len(looks) or looks[at] != looks[start]:
            yield text[window.start + start : window.start + at], looks[start]
            start = at


def _paragraphs(pieces: list[tuple[str, str]]) -> Iterator[Line]:
    """A line for each paragraph of the pieces, its white space single."""
    line: list[tuple[str, str]] = []
    for words, look in pieces:
        first, *rest = words.splitlines() or [""]
        line.append((_spaced(first), look))
        for more in rest:
            yield from _kept(line)
            line = [(_spaced(more), look)]
    yield from _kept(line)


def _kept(line: Line) -> Iterator[Line]:
    """The line with its indent; nothing of one without a word."""
    if any(words.strip() for words, _ in line):
        yield [_INDENT, *line]


def _spaced(words: str) -> str:
    """As `one_line`, but for a blank at either end, which parts a piece from its neighbours."""
    start = " " if words[:1].isspace() else ""
    end = " " if words[-1:].isspace() and words.strip() else ""
    return f"{start}{one_line(words)}{end}"
