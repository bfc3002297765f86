"""No cell runs, no cell breaks its file, nothing acts unseen."""

import pytest

from ledger.export.cells import CELL_LIMIT, encodable, guarded, starts_formula, visible, workbook_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff@x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    """OWASP's starters, after white space or unseen characters and in full width too."""
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", " ", "a=1", "'=1", "“=1”", "1-1", "http://x"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """A quotation mark or a letter before the sign leaves it harmless."""
    assert not starts_formula(text)
    assert guarded(text) == text


def test_turned_writing_is_shown() -> None:
    """Overrides, embeddings and isolates get their code; marks that right-to-left writing needs stay."""
    assert visible("a\u202eb\u2066c\u200f") == "a⟦U+202E⟧b⟦U+2066⟧c\u200f"


def test_controls_are_pictures_one_for_one() -> None:
    """Tabs and line breaks stay."""
    assert visible("\x00\x0b\x1b\t\n") == "␀␋␛\t\n"


def test_lone_surrogates_and_nul_become_the_replacement_character() -> None:
    """One for one, so that offsets stay true."""
    assert encodable("a\x00b\ud800c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("char", ["x", "\U0001f525"], ids=["one unit", "two units"])
def test_a_long_cell_is_cut_and_says_so(char: str) -> None:
    """The limit counts UTF-16 code units."""
    cut = workbook_text(char * 40_000)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert cut.endswith("[cut: 40000 characters in all]")
    assert len(cut.encode("utf-16-le")) // 2 > CELL_LIMIT - 10


def test_a_cell_at_the_limit_is_whole() -> None:
    """32,767 characters fit."""
    assert workbook_text("x" * CELL_LIMIT) == "x" * CELL_LIMIT
