"""Where the words of an old text stand in a changed one."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from ledger.model.text import Span
from ledger.store.succession.anchoring import Anchoring

OLD = (
    "The ministry said on Monday that nine networks had failed.\n\n"
    "Officials in the capital would not say who was to blame.\n\n"
    "“We know nothing,” a guard at the gate said. He denied it.\n\n"
    "Engineers found the cable cut in two places. He denied it."
)

FAILED = "nine networks had failed"
BLAME = "Officials in the capital would not say who was to blame."
GUARD = "“We know nothing,”"
CUT = "Engineers found the cable cut in two places."


@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        pytest.param(FAILED, OLD, ("exact", FAILED), id="nothing has changed"),
        pytest.param(FAILED, OLD + " More follows.", ("exact", FAILED), id="behind it"),
        pytest.param(FAILED, "Corrected.\n\n" + OLD, ("moved", FAILED), id="before it"),
        pytest.param(CUT, f"{CUT}\n\n{OLD.replace(CUT, '')}", ("moved", CUT), id="to the top"),
        pytest.param(FAILED, OLD.replace("nine", "ten"), ("context", "ten networks had failed"), id="a number"),
        pytest.param("nine", OLD.replace("nine", "ten"), ("context", "ten"), id="a word between its neighbours"),
        pytest.param("nine", OLD.replace("nine ", ""), ("orphan", None), id="a word that is not there any more"),
        pytest.param(GUARD, OLD.translate({8220: 34, 8221: 34}), ("context", '"We know nothing,"'), id="other marks"),
        pytest.param(FAILED, OLD.replace("had f", "had\r\nf"), ("context", "nine networks had\r\nfailed"), id="a line"),
        pytest.param(
            CUT, CUT.replace("two", "three") + "\n\n" + OLD.replace(CUT, ""), ("fuzzy", CUT.replace("two", "three")),
            id="elsewhere and otherwise",
        ),
        pytest.param(
            BLAME, OLD.replace(BLAME, BLAME.replace("capital", "city")).replace("\n\n“We", "\n\nMore. “We"),
            ("fuzzy", BLAME.replace("capital", "city")), id="otherwise, and something else behind it",
        ),
        pytest.param(CUT, OLD.replace(CUT, ""), ("orphan", None), id="taken out"),
        pytest.param(CUT, OLD.replace(CUT, "Nobody has been charged so far."), ("orphan", None), id="another there"),
        pytest.param(CUT, "", ("orphan", None), id="nothing left"),
    ],
)  # fmt: skip
def test_words_are_found_again(words: str, new: str, expected: tuple[str, str | None]) -> None:
    start = OLD.index(words)
    anchor = Anchoring(OLD, new).span(Span(start, start + len(words)))
    assert (anchor.how, anchor.new and anchor.new.of(new)) == expected


def test_of_equal_sentences_each_is_found_in_its_own_context() -> None:
    """Twice it says "He denied it."; each has a new sentence before its paragraph, and keeps its neighbours."""
    first = OLD.index("He denied it.")
    second = OLD.index("He denied it.", first + 1)
    new = OLD.replace("“We", "Asked later, nobody came. “We").replace("Engineers", "It rained. Engineers")
    anchoring = Anchoring(OLD, new)
    places = [anchoring.span(Span(start, start + 13)).new for start in (first, second)]
    start = new.index("He denied it.")
    again = new.index("He denied it.", start + 1)
    assert places == [Span(start, start + 13), Span(again, again + 13)]


def test_a_sentence_that_is_taken_out_is_not_found_in_its_twin() -> None:
    """The first "He denied it." goes; the second stays its own."""
    first = OLD.index("He denied it.")
    second = OLD.index("He denied it.", first + 1)
    new = OLD.replace(" He denied it.", "", 1)
    anchoring = Anchoring(OLD, new)
    assert anchoring.span(Span(first, first + 13)).how == "orphan"
    assert anchoring.span(Span(second, second + 13)).new == Span(second - 14, second - 1)


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 2), Span(-3, 4), Span(10**6, 10**6 + 3), Span(3, 10**6)])
def test_what_is_no_place_of_the_text_is_an_orphan(span: Span) -> None:
    assert Anchoring(OLD, "New. " + OLD).span(span).how == "orphan"


def test_letters_without_blanks_are_found_one_by_one() -> None:
    """A Chinese sentence, of which two letters change."""
    old = "外交部发言人周一表示，中国不知情。"
    new = "更正：" + old.replace("周一", "周二")
    start = old.index("中国不知情")
    anchor = Anchoring(old, new).span(Span(start, start + 5))
    assert anchor.new
    assert (anchor.how, anchor.new.of(new)) == ("moved", "中国不知情")


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python are run: the same on every machine, however busy it is."""
    count = 0

    def step(_frame: FrameType, event: str, _value: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("said ", id="one word"),
        pytest.param("a b ", id="two words"),
        pytest.param("a a b ", id="nearly one word"),
        pytest.param("x", id="one long word"),
        pytest.param("He denied it.\n\n", id="one sentence"),
        pytest.param("He denied it {}.\n\n", id="numbered sentences"),
    ],
)
def test_a_text_that_repeats_itself_takes_linear_time(pattern: str) -> None:
    """Four times the text and claims is at most five times the work; squared work would be sixteen times."""

    def work(count: int) -> None:
        old = "".join(pattern.format(number) for number in range(count))
        middle = len(old) // 2
        anchoring = Anchoring(old, "Corrected. " + old[:middle] + " nine " + old[middle + 20 :])
        for start in range(0, len(old) - 40, 40):
            sentence = anchoring.span(Span(start, start + 40))
            anchoring.span(Span(start + 3, start + 17), sentence)

    assert steps_of(lambda: work(2000)) <= 5 * steps_of(lambda: work(500))
