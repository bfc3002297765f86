"""Where the quotation marks are: spans of quoted words, found in the text alone, paragraph by paragraph."""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ledger.model.text import Span

PARAGRAPH = re.compile(r"[^\r\n]+")
OPENERS = "“„«"
CLOSERS = "”»"
ZERO_WIDTH = "\ufeff\u200b\u2060"
"""Code points without width that editors leave beside a mark; they are read as blanks."""
UNPRINTED = f"{ZERO_WIDTH}{string.whitespace}\xa0"
"""What may stand before the first printing character of a paragraph."""
MARK = re.compile(r"``|''|[\"“”„«»‘’'`]")
CURLY = re.compile(f"[{OPENERS}{CLOSERS}]")
BEFORE_OPEN = re.compile(rf"[\s{ZERO_WIDTH}(\[{{—–\-:/…“\"„«]$")
WINDOW = 600
"""How far a partner of a doubtful mark is looked for, in code points: keeps a storm of marks linear."""
SENTENCE_END = re.compile(r"[.?!…]+[\"“”’')\]»]*(?=\s+[\"“‘'(\[«]*[A-Z0-9“\"‘])")
AFTER_HOUR = re.compile(r"\b[ap]\.m\. (?=[\"“‘][A-Z])")
"""An hour whose dot ends the sentence as well: somebody's words begin after it."""
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Co|Corp|Inc|Ltd|a\.m|p\.m|e\.g|i\.e|U\.S|U\.N|U\.K|E\.U|D\.C|N))\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Quoted words of one paragraph."""

    span: Span
    """Quotation marks included."""
    inner: Span
    """The words between the marks."""
    paragraph: int
    closed: bool
    """False when the paragraph ends before the quotation does."""
    continues: bool
    """Whether it goes on with the quotation that the paragraph before left open."""
    single: bool
    """Whether the marks are single ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """All quotations of a text, its paragraphs, and the marks that found no partner."""

    items: tuple[Quotation, ...]
    paragraphs: tuple[Span, ...]
    stray: tuple[int, ...]
    """Code points of marks that were passed over."""


def find_quotations(text: str) -> Quotations:
    """The quotations of a text, in order and never overlapping.

    A mark without a partner is passed over, unless it opens its paragraph (a quotation that was never closed) or the
    next paragraph opens with a mark again (the convention for quotations of several paragraphs). Marks inside a
    quotation of the other kind belong to it. Single marks count only where they cannot be apostrophes.
    """
    paragraphs = tuple(Span(*m.span()) for m in PARAGRAPH.finditer(text) if m.group().strip().strip(UNPRINTED))
    single = _prefers_single(text)
    items: list[Quotation] = []
    stray: list[int] = []
    left_open = False
    for number, paragraph in enumerate(paragraphs):
        follows = number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1])
        found = list(_in_paragraph(text, paragraph, number, follows=follows, single=single, stray=stray))
        if found and left_open and found[0].span.start == _first(text, paragraph):
            found[0] = _continuing(found[0])
        items += found
        left_open = bool(found) and not found[-1].closed
    return Quotations(items=tuple(items), paragraphs=paragraphs, stray=tuple(stray))


def _continuing(q: Quotation) -> Quotation:
    return Quotation(
        span=q.span, inner=q.inner, paragraph=q.paragraph, closed=q.closed, continues=True, single=q.single
    )


def _first(text: str, paragraph: Span) -> int:
    """Code point of the first printing character."""
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip(UNPRINTED))


def _opens(text: str, paragraph: Span) -> bool:
    return text[_first(text, paragraph)] in OPENERS + '"`‘'


def _prefers_single(text: str) -> bool:
    """Whether the article quotes in the British manner, with single marks outside."""
    doubles = len(re.findall(r"[\"“”«»„]|``", text))
    singles = len(re.findall(r"(?:^|[\s(\[—–])[‘'](?=\w)", text, re.MULTILINE))
    return singles > doubles


def _in_paragraph(
    text: str, paragraph: Span, number: int, *, follows: bool, single: bool, stray: list[int]
) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    inner = 0
    for mark in MARK.finditer(text, *paragraph):
        if opened is None:
            opened = mark if _may_open(text, mark, paragraph, single=single) else None
            stray += [mark.start()] if opened is None and mark.group() in ("”", "»", '"') else []
        elif mark.group() in "“„«" and mark.group() == opened.group():
            inner = inner + 1 if _is_nested(text, mark, paragraph, follows=follows) else 0
            if not inner:
                stray.append(opened.start())
                opened = mark
        elif inner and mark.group() in CLOSERS:
            inner -= 1
        elif _closes(text, mark, opened, paragraph):
            yield _quotation(opened, mark.start(), mark.end(), number, closed=True)
            opened = None
    if opened is not None and (follows or opened.start() == _first(text, paragraph)):
        end = paragraph.start + len(paragraph.of(text).rstrip())
        yield _quotation(opened, end, end, number, closed=False)
    elif opened is not None:
        stray.append(opened.start())


def _is_nested(text: str, mark: re.Match[str], paragraph: Span, *, follows: bool) -> bool:
    """Whether an opening mark within a quotation of the same marks opens one inside it: two closing marks come next.

    In a quotation that goes on in the next paragraph one is enough. Otherwise the mark before it was never closed.
    """
    ahead = CURLY.finditer(text, mark.end(), min(paragraph.end, mark.end() + WINDOW))
    signs = [sign.group() for sign in islice(ahead, 2)]
    return all(sign in CLOSERS for sign in signs) and (len(signs) > 1 or (follows and len(signs) == 1))


def _quotation(opened: re.Match[str], inner_end: int, end: int, number: int, *, closed: bool) -> Quotation:
    return Quotation(
        span=Span(opened.start(), end),
        inner=Span(opened.end(), max(opened.end(), inner_end)),
        paragraph=number,
        closed=closed,
        continues=False,
        single=opened.group() in "‘'`",
    )


def _may_open(text: str, mark: re.Match[str], paragraph: Span, *, single: bool) -> bool:
    sign, start, end = mark.group(), mark.start(), mark.end()
    after = text[end : end + 1]
    before = text[max(paragraph.start, start - 1) : start]
    if sign in ("“", "„", "«", "``"):
        return True
    if sign in ("‘", "'", "`", "’", "''"):
        if sign == "''":
            return bool((not before or BEFORE_OPEN.search(before)) and after and not after.isspace())
        if sign == "’" or not single:
            return False
        return bool((not before or BEFORE_OPEN.search(before)) and after.isalnum() and not _elided(text, end))
    if sign == "”":  # a closing mark typed for an opening one, at the head of a paragraph
        return start == _first(text, paragraph) and after.isalnum()
    if sign == '"':
        return bool(
            (not before or BEFORE_OPEN.search(before) or not before.isalnum()) and after and not after.isspace()
        )
    return False


def _elided(text: str, at: int) -> bool:
    """Whether the mark is an apostrophe for a missing beginning: 'em, '90s, 'til."""
    return bool(re.match(r"(?:em|til|tis|twas|cause|n|\d0s)\b", text[at : at + 6], re.IGNORECASE))


def _closes(text: str, mark: re.Match[str], opened: re.Match[str], paragraph: Span) -> bool:
    sign, opener = mark.group(), opened.group()
    before = text[mark.start() - 1]
    after = text[mark.end() : mark.end() + 1]
    if opener in ("‘", "'", "`"):
        if sign not in ("’", "'") or after.isalnum() or before.isspace():
            return False
        if before in ",.?!…":
            return True
        return not (before == "s" and after == " " and _single_closes_later(text, mark.end(), paragraph))
    if sign == "''" and opener in ("``", '"', "''"):
        return True
    if sign in CLOSERS or (sign == '"' and opener != '"'):
        return True
    if sign == '"':
        return not (before.isspace() and after and not after.isspace()) or mark.end() == paragraph.end
    return sign == "“" and opener == "„"


def _single_closes_later(text: str, at: int, paragraph: Span) -> bool:
    """Whether a surer closing mark follows before another one opens."""
    rest = text[at : min(paragraph.end, at + WINDOW)]
    close = re.search(r"[,.?!…][’']", rest)
    opening = re.search(r"\s[‘'](?=\w)", rest)
    return close is not None and (not opening or close.start() < opening.start())


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences within a span, by their marks: a full stop after an abbreviation or initial ends none."""
    ends = SENTENCE_END.finditer(text, span.start, span.end)
    kept = (m for m in ends if not ABBREVIATION.search(text[max(span.start, m.start() - 12) : m.start() + 1]))
    cuts = [span.start, *(m.end() for m in kept)]
    out = []
    for start, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        words = text[start:end]
        at = start + len(words) - len(words.lstrip())
        if words.strip():
            out.append(Span(at, start + len(words.rstrip())))
    return tuple(out)
