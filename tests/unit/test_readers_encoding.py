"""The encoding is decided once, in a fixed order, and says how."""

import pytest

from ledger.model.problem import Problem, UsageError
from ledger.readers import Given, Read
from ledger.readers.encoding import Decoded, check_encoding, decode
from ledger.readers.read import read_bytes

ENGLISH = "“We deny it,” the ministry’s spokesman said in São Tomé — twice."


def decoded(data: bytes, option: str | None = None, declared: str | None = None) -> tuple[str, str]:
    got = decode(data, where="here", option=option, declared=declared)
    assert isinstance(got, Decoded)
    return got.text, got.encoding


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [
        ("utf-8", "utf-8 (strict)"),
        ("utf-8-sig", "utf-8 (BOM)"),
        ("utf-16", "utf-16 (BOM)"),
        ("utf-32", "utf-32 (BOM)"),
        ("utf-16-le", "utf-16-le (no BOM)"),
        ("utf-16-be", "utf-16-be (no BOM)"),
        ("cp1252", "cp1252 (fallback)"),
    ],
)
def test_western_text_is_read_back(encoding: str, recorded: str) -> None:
    """Every encoding of an English text gives that text, without byte order mark."""
    text = ENGLISH * 3
    assert decoded(text.encode(encoding)) == (text, recorded)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Министерство иностранных дел опровергло обвинения в понедельник. " * 4),
        ("gb18030", "外交部发言人周一表示，中方没有参与此事。" * 4),
        ("euc-kr", "외교부 대변인은 월요일 관련 의혹을 부인했다. " * 4),
    ],
)
def test_other_scripts_are_not_taken_for_western(encoding: str, text: str) -> None:
    """Windows-1252 would read them as rows of accents; they are guessed instead, and that is recorded."""
    got, recorded = decoded(text.encode(encoding))
    assert got == text
    assert recorded.endswith("(guessed)")


def test_the_option_wins_and_is_strict() -> None:
    """Given an encoding, nothing else is tried."""
    assert decoded("é".encode(), option="cp1252") == ("Ã©", "cp1252 (option)")
    fault = decode(b"ab\xe9", where="a.txt", option="utf-8")
    assert isinstance(fault, Problem)
    assert (fault.kind, fault.where) == ("encoding", "a.txt")
    assert "byte 2" in fault.what


def test_a_declared_encoding_counts_after_the_byte_order_mark() -> None:
    """An HTML page names its encoding itself."""
    assert decoded("Łódź".encode("cp1250"), declared="cp1250") == ("Łódź", "cp1250 (declared)")
    assert decoded("Łódź".encode("utf-8-sig"), declared="cp1250") == ("Łódź", "utf-8 (BOM)")
    assert decoded("Łódź".encode(), declared="klingon") == ("Łódź", "utf-8 (strict)")


def test_one_bad_byte_costs_one_character() -> None:
    """A UTF-8 text with one damaged byte stays UTF-8, and the Problem says what it cost."""
    got = decode(ENGLISH.encode() + b"\xe9", where="here")
    assert isinstance(got, Decoded)
    assert got.text == ENGLISH + "\ufffd"
    assert [problem.kind for problem in got.problems] == ["encoding"]


def test_bytes_that_are_no_text_are_a_problem() -> None:
    """High bytes at random."""
    got = decode(bytes(range(128, 256)) * 20, where="here")
    assert isinstance(got, Problem)
    assert got.kind == "not_text"


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "", "a\0b", "undefined"])
def test_an_unknown_encoding_is_a_fault_of_the_request(name: str) -> None:
    """A codec that decodes no text counts as unknown."""
    with pytest.raises(UsageError, match="unknown encoding"):
        check_encoding(name)


def test_a_lone_surrogate_written_as_utf8_costs_itself() -> None:
    """The bytes ED A0 80 among good UTF-8 are half a character, not the letters "í€" of Windows-1252."""
    (found,) = read_bytes(b"The ministry denied it.\xed\xa0\x80 It said so.", "a.txt", Given())
    assert isinstance(found, Read)
    assert found.article.text == "The ministry denied it.\ufffd It said so."
    assert found.article.encoding.startswith("utf-8")
    assert [problem.kind for problem in found.problems] == ["replaced"]
