"""Whatever is edited around a claim's words, they are found again; whatever is found stands where it is said to."""

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sentences import article_with, extraction_of

from ledger.model.anchor import LETTER_FOR_LETTER, How
from ledger.model.text import Span
from ledger.store.succession.alignment import NOWHERE, Words, align
from ledger.store.succession.anchoring import Anchoring
from ledger.store.succession.likeness import likeness
from ledger.store.succession.supersession import succeed

SOME = settings(max_examples=300, deadline=None)

WORDS = st.sampled_from("the a of said denied ministry network nine it he Monday - , “ ”".split())
"""Few, so that much is repeated."""


def sentences(least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(WORDS, min_size=least, max_size=most).map(lambda words: " ".join(words) + ".")


PASSAGES = st.lists(sentences(0, 7), max_size=8)


@st.composite
def edited(draw: st.DrawFn, passage: list[str]) -> list[str]:
    """The passage with sentences put in, taken out, put in place of others, and moved."""
    left = list(passage)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(left)))
        match draw(st.sampled_from(["in", "out", "other", "to the end"])):
            case "in":
                left.insert(at, draw(sentences(0, 7)))
            case "out":
                del left[at : at + 1]
            case "other":
                left[at : at + 1] = [draw(sentences(0, 7))]
            case _:
                left += [left.pop(at)] if at < len(left) else []
    return left


@st.composite
def around_a_claim(draw: st.DrawFn) -> tuple[str, str, Span, Span]:
    """An old text, a new one, and where the same sentence stands in both."""
    before, behind = draw(PASSAGES), draw(PASSAGES)
    claim = draw(sentences(3, 8))
    blank = draw(st.sampled_from([" ", "\n", "\r\n\r\n"]))
    texts = []
    for front, back in ((before, behind), (draw(edited(before)), draw(edited(behind)))):
        start = len(blank.join([*front, ""]))
        texts.append((blank.join([*front, claim, *back]), Span(start, start + len(claim))))
    return texts[0][0], texts[1][0], texts[0][1], texts[1][1]


@SOME
@given(around_a_claim())
def test_edits_elsewhere_never_lose_a_sentence(drawn: tuple[str, str, Span, Span]) -> None:
    """A sentence of three words or more that the old text says once is found letter for letter."""
    old, new, span, place = drawn
    said = span.of(old)
    assume(old.casefold().count(said.casefold()) == 1)
    anchor = Anchoring(old, new).span(span)
    assert anchor.how in LETTER_FOR_LETTER
    assert anchor.new
    assert anchor.new.of(new) == said
    if new.count(said) == 1:
        assert anchor.new == place


@SOME
@given(around_a_claim(), st.data())
def test_the_parts_of_a_sentence_that_is_found_are_found_in_it(
    drawn: tuple[str, str, Span, Span], data: st.DataObject
) -> None:
    old, new, span, _ = drawn
    anchoring = Anchoring(old, new)
    sentence = anchoring.span(span)
    start = data.draw(st.integers(span.start, span.end - 1))
    part = Span(start, data.draw(st.integers(start + 1, span.end)))
    assume(sentence.new and sentence.how in LETTER_FOR_LETTER and not part.of(old).isspace())
    anchor = anchoring.span(part, sentence)
    assert anchor.new
    assert sentence.new
    assert anchor.new.start - sentence.new.start == part.start - span.start
    assert anchor.new.of(new) == part.of(old)


ANY = st.text(st.sampled_from("ab.,“” \r\n\u0301外é\U0001f600\x00X") | st.characters(), max_size=60)
"""Any letters, lone surrogates too."""


@SOME
@given(ANY, ANY, st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62)), max_size=4))
def test_what_is_found_stands_where_it_is_said_to(old: str, new: str, places: list[tuple[int, int]]) -> None:
    """Any two texts, any spans, of the text or not."""
    anchoring = Anchoring(old, new)
    for start, end in places:
        anchor = anchoring.span(Span(start, end))
        assert anchor.old == (start, end)
        assert (anchor.new is None) == (anchor.how is How.ORPHAN)
        if anchor.new is None:
            assert anchor.score == 0
            continue
        assert 0 <= anchor.new.start < anchor.new.end <= len(new)
        if anchor.how in LETTER_FOR_LETTER:
            assert anchor.new.of(new) == old[start:end]
            assert (anchor.how is How.EXACT) == (anchor.new == anchor.old)
            assert anchor.score == 1000
        else:
            assert anchor.score == likeness(old[start:end], anchor.new.of(new))


@SOME
@given(ANY, st.data())
def test_in_an_unchanged_text_everything_stays(text: str, data: st.DataObject) -> None:
    words = Words(text)
    order = tuple(range(len(words.keys)))
    assert align(words.keys, words.keys).in_order == order
    if order:
        first = data.draw(st.sampled_from(order))
        last = data.draw(st.sampled_from(order[first:]))
        span = Span(words.starts[first], words.ends[last])
        assert Anchoring(text, text).span(span).how is How.EXACT


@SOME
@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=60))
def test_words_are_aligned_with_the_same_words(old: list[str], new: list[str]) -> None:
    """In order, each with one; what is moved, with one as well."""
    found = align(old, new)
    in_order = [place for place in found.in_order if place != NOWHERE]
    assert all(one < two for one, two in pairwise(in_order))
    moved = [place for place in found.moved if place != NOWHERE]
    assert len(set(moved)) == len(moved)
    for places in (found.in_order, found.moved):
        assert all(place == NOWHERE or old[index] == new[place] for index, place in enumerate(places))
    for place, index in enumerate(found.back):
        assert index == NOWHERE or place in {found.in_order[index], found.moved[index]}


NAMES = st.permutations("Ana Cruz|Ben Dahl|Cleo Eng|Dan Falk|Eva Gray|Finn Hale|Gia Ives|Hugo Jung".split("|"))
SAYINGS = st.lists(sentences(2, 7).map(lambda words: words.replace(".", "").strip()), min_size=8, max_size=8)


@SOME
@given(NAMES, SAYINGS, SAYINGS, st.data())
def test_the_claims_of_sentences_that_stay_are_the_same_whatever_happens_around_them(
    names: list[str], sayings: list[str], others: list[str], data: st.DataObject
) -> None:
    """Eight people say something; of some it is taken out, of some changed, and the rest is put in another order."""
    fates = data.draw(st.lists(st.sampled_from(["stays", "goes", "changes"]), min_size=8, max_size=8))
    before = [f"{name} said {words}." for name, words in zip(names, sayings, strict=True)]
    after = [
        f"{name} said {other if fate == 'changes' else words}."
        for name, words, other, fate in zip(names, sayings, others, fates, strict=True)
        if fate != "goes"
    ]
    moved = data.draw(st.permutations(after))
    old, new = article_with(" ".join(before)), article_with("\n\n".join(["Corrected.", *moved]))
    ours, theirs = extraction_of(old).claims, extraction_of(new).claims
    assert (len(ours), len(theirs)) == (8, len(after))
    steps = succeed(ours, theirs, Anchoring(old.text, new.text))
    for step, fate, words in zip(steps, fates, sayings, strict=True):
        heir = None if step.new is None else theirs[step.new]
        if fate == "stays":
            assert step.relation == "same"
            assert heir
            assert (heir.content, heir.speaker) == (words, ours[step.old].speaker)
        elif fate == "goes":
            assert step.relation != "same"
    assert len({step.new for step in steps if step.new is not None}) == sum(step.new is not None for step in steps)
