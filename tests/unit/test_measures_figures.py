"""Figures, their bounds, and the word tables: no model, no disk but the package's own tables."""

import re

import pytest

from ledger.extract.dates import find_expressions
from ledger.extract.measures.clauses import clause_of, quoted_range
from ledger.extract.measures.numerals import SHARE, bound_before, bound_start, bounded, complement, share_of, value_of
from ledger.extract.measures.themes import Theme, theme_of
from ledger.extract.measures.triggers import Need, Sense, load_triggers, tells_of_networks
from ledger.extract.measures.upstreams import UNNAMED
from ledger.extract.parse.syntax import Parse


def parse_of(rows: str) -> Parse:
    """A parse from lines of "word tag label head" with heads counted from 0; one blank between words."""
    items = [row.split() for row in rows.strip().splitlines()]
    words = [item[0] for item in items]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    return Parse(
        text=" ".join(words),
        words=words,
        starts=starts,
        tags=[item[1] for item in items],
        deps=[item[2] for item in items],
        heads=[int(item[3]) for item in items],
        sentence_starts=[0],
        lowers=[word.lower() for word in words],
    )


BEGAN = parse_of("""
The DT det 1
outage NN nsubj 2
began VBD ROOT 2
at IN prep 2
16:15 CD pobj 3
and CC cc 2
ended VBD conj 2
at IN prep 6
01:46 CD pobj 7
. . punct 2
""")
USERS = parse_of("""
Two CD nsubj 4
of IN prep 0
the DT det 3
networks NNS pobj 1
vanished VBD ROOT 4
. . punct 4
""")


@pytest.mark.parametrize(
    ("words", "value"), [("3,500", 3500), ("seventy-nine", 79), ("1.70", 1.7), ("eighty-four", 84), ("twelve", 12)]
)
def test_a_number_in_words_or_digits_has_one_value(words: str, value: float) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("", (200, 201, 200)),
        ("more than", (201, None, 200)),
        ("at least", (200, None, 200)),
        ("nearly", (180, 200, 200)),
        ("up to", (None, 201, 200)),
        ("fewer than", (None, 200, 200)),
        ("about", (190, 211, 200)),
    ],
)
def test_the_word_before_a_figure_gives_half_open_bounds_and_leaves_the_figure(
    bound: str, expected: tuple[int | None, int | None, int]
) -> None:
    assert bounded(200, bound) == expected


def test_a_fall_to_four_percent_is_a_fall_by_ninety_six() -> None:
    assert complement(bounded(40_000, "")) == (960_000, 960_001, 960_000)


@pytest.mark.parametrize(
    ("words", "ppm"), [("88 percent", 880_000), ("four-fifths", 800_000), ("a third", 333_333), ("half", 500_000)]
)
def test_shares_are_parts_per_million(words: str, ppm: int) -> None:
    match = re.search(SHARE, words)
    assert match is not None
    assert int(share_of(match)) == ppm


def test_the_word_of_bounds_is_found_before_its_number() -> None:
    text = "some routes; about 3,500 more"
    assert bound_before(text, text.index("3,500")) == "about"
    assert text[bound_start(text, text.index("3,500")) :] == "about 3,500 more"


@pytest.mark.parametrize(
    ("form", "rest", "sense", "need"),
    [
        ("went", ("dark",), Sense.START, Need.ANY),
        ("withdrawn", (), Sense.START, Need.NETWORK),
        ("began", (), Sense.START, Need.OUTAGE),
        ("were", ("back", "online"), Sense.END, Need.ANY),
        ("lasted", (), Sense.LAST, Need.OUTAGE),
        ("been", ("unreachable",), Sense.DOWN, Need.ANY),
    ],
)
def test_the_table_holds_every_form_of_a_phrase(form: str, rest: tuple[str, ...], sense: Sense, need: Need) -> None:
    assert (sense, need) in {(t.sense, t.need) for t in load_triggers().verbs[form] if t.rest == rest}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The country's Internet went dark on Tuesday.", True),
        ("Its four routes came by one upstream provider.", True),
        ("The minister met farmers at noon and left an hour later.", False),
        ("The Internet is a wonder of our time.", False),
    ],
)
def test_a_story_of_networks_speaks_of_them_and_of_trouble(text: str, told: bool) -> None:  # noqa: FBT001
    assert tells_of_networks(text) is told


def test_a_later_verb_opens_a_clause_of_its_own_with_the_first_ones_subject() -> None:
    clause = clause_of(BEGAN, [8])
    assert [BEGAN.words[t] for t in clause.own] == ["ended", "at", "01:46"]
    assert clause.subject == 1


def test_the_words_quoted_for_a_number_end_where_the_next_clause_joins() -> None:
    first = quoted_range(BEGAN, clause_of(BEGAN, [4]), [4])
    second = quoted_range(BEGAN, clause_of(BEGAN, [8]), [8])
    assert BEGAN.span(first[0], first[-1]).of(BEGAN.text) == "The outage began at 16:15"
    assert BEGAN.span(second[0], second[-1]).of(BEGAN.text) == "ended at 01:46"


def test_a_count_speaks_of_what_is_counted() -> None:
    assert theme_of(USERS, 0) is Theme.NETWORK
    assert theme_of(BEGAN, 1) is Theme.OUTAGE


def test_expressions_stand_where_the_clauses_expect_them() -> None:
    assert [e.text for e in find_expressions(BEGAN.text)] == ["16:15", "01:46"]


def test_a_single_company_is_an_upstream_without_a_name_whatever_goes_on_after_a_comma() -> None:
    """Only a name in capitals after the comma takes its place."""
    assert UNNAMED.search("all traffic runs through a single Dutch company, an expert warned") is not None
    assert UNNAMED.search("all traffic runs through a single Dutch company, Kestrel") is None
