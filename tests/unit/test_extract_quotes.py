"""Quotation marks and sentences, found in the text alone: what is quoted, what goes on, what is a stray mark."""

import pytest

from ledger.extract.parse.quotes import find_quotations, sentences
from ledger.model.text import Span

FOUND = {
    "curly": ("He said, “It is down.”", ["“It is down.”"]),
    "straight": ('He said, "It is down."', ['"It is down."']),
    "LaTeX": ("``It is down,'' he said.", ["``It is down,''"]),
    "two apostrophes": ("''It is down,'' he said.", ["''It is down,''"]),
    "guillemets": ("«It is down», he said.", ["«It is down»"]),
    "low and high": ("„It is down“, he said.", ["„It is down“"]),
    "closer for opener": ("”It is down,” he said.", ["”It is down,”"]),
    "curly and straight": ('“It is down," he said.', ['“It is down,"']),
    "interrupted": ("“We know,” he said, “what it was.”", ["“We know,”", "“what it was.”"]),
    "two in a row": ('"Down?" "Up."', ['"Down?"', '"Up."']),
    "full stop outside": ('He said: "It is down". She left.', ['"It is down"']),
    "after a dash": ("The answer — “no” — came late.", ["“no”"]),
    "after a bracket": ("The answer (“no”) came late.", ["“no”"]),
    "single inside double": ("“They called it ‘a test’ twice,” she said.", ["“They called it ‘a test’ twice,”"]),
    "straight single inside": ("\"They called it 'a test' twice,\" she said.", ["\"They called it 'a test' twice,\""]),
    "the same marks inside": ("“They called it “a test” twice,” she said.", ["“They called it “a test” twice,”"]),
    "blanks without width": ("\u200b“It is down,”\u200b she said.", ["“It is down,”"]),
    "apostrophes inside": ("“It’s the firms’ fault, isn’t it?”", ["“It’s the firms’ fault, isn’t it?”"]),
    "empty": ("He wrote “” and left.", ["“”"]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_a_pair_of_marks_is_a_quotation(text: str, expected: list[str]) -> None:
    """Marks included; nothing stray."""
    found = find_quotations(text)
    assert [q.span.of(text) for q in found.items] == expected
    assert all(q.closed and not q.continues and not q.single for q in found.items)
    assert found.stray == ()


BRITISH = {
    "curly": ("‘It is down,’ he said.", ["‘It is down,’"]),
    "straight": ("'It is down,' he said.", ["'It is down,'"]),
    "apostrophe inside": ("The envoy said ‘we don’t know’ and left.", ["‘we don’t know’"]),
    "plural possessive between": (
        "‘It is down,’ said the carriers’ envoy. ‘We can’t say why.’",
        ["‘It is down,’", "‘We can’t say why.’"],
    ),
    "plural possessive inside": ("‘The carriers’ lines are cut,’ she said.", ["‘The carriers’ lines are cut,’"]),
    "double inside": (
        "‘They wrote “stop”,’ she said. ‘We did.’ ‘At once.’",
        ["‘They wrote “stop”,’", "‘We did.’", "‘At once.’"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BRITISH.values(), ids=BRITISH.keys())
def test_single_marks_quote_where_they_outnumber_double_ones(text: str, expected: list[str]) -> None:
    """The British manner: an apostrophe in a word or after a plural closes nothing."""
    found = find_quotations(text)
    assert [q.span.of(text) for q in found.items] == expected
    assert all(q.single for q in found.items)


NONE = {
    "no text": "",
    "plural possessives": "The firms' lawyer and the states' envoy spoke.",
    "missing beginnings": "It's the '90s, and they'll get 'em 'til noon. Rock 'n' roll.",
    "curly apostrophes": "The ministry’s denial wasn’t the carriers’ last word.",
    "closing marks of words": "The lines’ owner, the lines' keeper: don’t ask.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_apostrophes_quote_nothing(text: str) -> None:
    """No quotation, no stray mark."""
    found = find_quotations(text)
    assert (found.items, found.stray) == ((), ())


STRAY = {
    "straight": ('A lone " mark, then “a good one” after.', ["“a good one”"], [7]),
    "closer": ("A tail mark” here, then “a good one” after.", ["“a good one”"], [11]),
    "inches": ('The 6" pipe and the 8" pipe.', [], [5, 21]),
    "opener at the end": ("He wrote “a good one” and “then nothing.", ["“a good one”"], [26]),
    "opener before a pair": ("The “bad and the “good” one.", ["“good”"], [4]),
    "alone": ('"', [], [0]),
    "costs its paragraph only": ("Lost “here.\n\nPlain words.\n\n“Found,” she said.", ["“Found,”"], [5]),
}


@pytest.mark.parametrize(("text", "expected", "stray"), STRAY.values(), ids=STRAY.keys())
def test_a_mark_without_a_partner_is_passed_over(text: str, expected: list[str], stray: list[int]) -> None:
    """The pairs beside it stay, and its place is told."""
    found = find_quotations(text)
    assert [q.span.of(text) for q in found.items] == expected
    assert list(found.stray) == stray


OVER_PARAGRAPHS = {
    "curly": ("“One.\n\n“Two.”\n\nThree.", ["“One.", "“Two.”"]),
    "straight": ('"One.\n\n"Two," he said.', ['"One.', '"Two,"']),
    "CRLF": ("“One\r\n\r\n“Two.”", ["“One", "“Two.”"]),
    "single": ("‘One.\n\n‘Two,’ he said.", ["‘One.", "‘Two,’"]),
    "begun in mid-paragraph": ("He said: “One.\n\n“Two.”", ["“One.", "“Two.”"]),
}


@pytest.mark.parametrize(("text", "expected"), OVER_PARAGRAPHS.values(), ids=OVER_PARAGRAPHS.keys())
def test_a_quotation_goes_on_in_the_next_paragraph(text: str, expected: list[str]) -> None:
    """The first stays open to the end of its paragraph; the second says that it continues."""
    found = find_quotations(text)
    assert [q.span.of(text) for q in found.items] == expected
    assert [(q.closed, q.continues, q.paragraph) for q in found.items] == [(False, False, 0), (True, True, 1)]
    assert found.stray == ()


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    """“Never closed, though it opens its paragraph. / Plain words."""
    text = "“Never closed, though it opens.  \n\nPlain words.\n\n“Whole,” she said."
    found = find_quotations(text)
    assert [(q.span.of(text), q.closed, q.continues) for q in found.items] == [
        ("“Never closed, though it opens.", False, False),
        ("“Whole,”", True, False),
    ]


def test_inner_is_without_the_marks() -> None:
    """Two-character marks too."""
    text = "``Down,'' he said, “then” and “never\n\n“closed.”"
    assert [q.inner.of(text) for q in find_quotations(text).items] == ["Down,", "then", "never", "closed."]


CUT = {
    "titles": ("Mr. Lee met Gen. Ortiz. He left.", ["Mr. Lee met Gen. Ortiz.", "He left."]),
    "initials": ("J. R. Lee said so. Bye.", ["J. R. Lee said so.", "Bye."]),
    "states": ("The U.S. Navy and the U.N. Council met. Why?", ["The U.S. Navy and the U.N. Council met.", "Why?"]),
    "clock": ("At 3 p.m. Monday it fell. It rose.", ["At 3 p.m. Monday it fell.", "It rose."]),
    "month": ("It fell on Dec. 22 and rose. Then nothing.", ["It fell on Dec. 22 and rose.", "Then nothing."]),
    "company": ("Acme Inc. Spokesman Lee left. Bye.", ["Acme Inc. Spokesman Lee left.", "Bye."]),
    "decimals": ("It fell 3.5 percent. Then 4.", ["It fell 3.5 percent.", "Then 4."]),
    "closing mark": ("“Down.” “Up.” He left.", ["“Down.”", "“Up.”", "He left."]),
    "bracket": ("(It fell.) It rose.", ["(It fell.)", "It rose."]),
    "ellipses": ("Wait... What? Well… No!", ["Wait...", "What?", "Well…", "No!"]),
    "small letter after": ("the end. lower case goes on", ["the end. lower case goes on"]),
    "blanks around": ("  It fell.   It rose.  ", ["It fell.", "It rose."]),
    "nothing": ("   ", []),
}


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_sentences_end_at_full_stops_that_end_one(text: str, expected: list[str]) -> None:
    """A full stop after an abbreviation or an initial ends none."""
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == expected


def test_sentences_stay_in_their_span() -> None:
    """Offsets are those of the whole text."""
    text = "Before. One. Two. After."
    assert sentences(text, Span(8, 17)) == (Span(8, 12), Span(13, 17))
