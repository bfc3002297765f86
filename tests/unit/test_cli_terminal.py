"""Nothing in an article's text can act on the terminal it is shown on."""

import json

import pytest

from ledger.cli.terminal import UNSAFE, cut, json_safe, one_line, paragraph, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="escape sequence"),
        pytest.param("a\x9b2Jb", "a\\x9b2Jb", id="C1 control sequence introducer"),
        pytest.param("safe\u202egnp.exe", "safe\\u202egnp.exe", id="right-to-left override"),
        pytest.param("\u2066hidden\u2069", "\\u2066hidden\\u2069", id="isolates"),
        pytest.param("\ud800", "\\ud800", id="lone surrogate"),
        pytest.param("Ünïcode 朝鮮 🙂 “quoted”", "Ünïcode 朝鮮 🙂 “quoted”", id="ordinary text stays"),
    ],
)
def test_unsafe_characters_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_cell_is_one_line() -> None:
    r"""Line breaks and tabs become single spaces: "a\r\n\tb\u2028c"."""
    assert one_line("a\r\n\tb\u2028c") == "a b c"


def test_a_paragraph_keeps_its_lines() -> None:
    r"""Line breaks stay; a carriage return in a line cannot overwrite it."""
    assert paragraph("one\ntwo\x08\x08") == "one\ntwo\\x08\\x08"


def test_json_stays_the_same_value() -> None:
    """Escapes in the strings, the same value when read back."""
    value = {"text": "\x1b[2J\u202e\x85 “ok”\ud800"}
    printed = json_safe(json.dumps(value, ensure_ascii=False))
    assert not UNSAFE.search(printed)
    assert json.loads(printed) == value


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        pytest.param("short", 5, "short", id="fits"),
        pytest.param("too long a line", 8, "too lon…", id="cut"),
        pytest.param("朝鮮中央通信", 7, "朝鮮中…", id="wide characters count two"),
    ],
)
def test_a_cut_text_fits(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown
