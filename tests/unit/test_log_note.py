"""Signed notes are C2SP's: its examples verify, and nothing that is written otherwise."""

import pytest

from ledger.log import note
from ledger.log.fault import LogError
from ledger.log.keys import SigningKey, VerifierKey
from ledger.log.note import MAX_BYTES, MAX_SIGNATURES, Note

TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)  # fmt: skip
PETER_LINE = (
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
PETER = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
ENOCH = VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
PETER_KEY = SigningKey.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
BOTH = f"{TEXT}\n{PETER_LINE}{ENOCH_LINE}"
"""The note that Go's note package is documented with, and its keys."""


def names(found: Note) -> list[str]:
    """Whose signatures the note has."""
    return [signature.name for signature in found.signatures]


def test_a_known_note_is_signed_again_to_the_same_bytes() -> None:
    assert note.sign(TEXT, PETER_KEY) == f"{TEXT}\n{PETER_LINE}"


def test_a_note_read_and_written_is_the_same() -> None:
    assert str(note.parse(BOTH)) == BOTH
    assert note.parse(BOTH.encode()) == note.parse(BOTH)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param([PETER], ["PeterNeumann"], id="one known"),
        pytest.param([ENOCH], ["EnochRoot"], id="the other known"),
        pytest.param([ENOCH, PETER], ["PeterNeumann", "EnochRoot"], id="both, as they stand in the note"),
        pytest.param([PETER, PETER], ["PeterNeumann"], id="a key given twice"),
    ],
)
def test_signatures_of_known_keys_are_verified_and_others_passed_over(
    keys: list[VerifierKey], expected: list[str]
) -> None:
    found = note.verify(BOTH, keys)
    assert (found.text, names(found)) == (TEXT, expected)


def test_a_text_may_hold_empty_lines_and_what_looks_like_a_signature() -> None:
    text = f"a\n\n\n{PETER_LINE}\n\n"
    assert note.verify(note.sign(text, PETER_KEY), [PETER]).text == text


def test_sixteen_signatures_of_five_kilobytes_are_read() -> None:
    others = "".join(str(note.Signature(f"witness{number}", "00000000", bytes(5000))) + "\n" for number in range(15))
    assert names(note.verify(f"{TEXT}\n{others}{PETER_LINE}", [PETER])) == ["PeterNeumann"]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="no keys"),
        pytest.param([VerifierKey("PeterNeumann", ENOCH.public)], id="a known name, but another key"),
        pytest.param([VerifierKey("peterneumann", PETER.public)], id="a known key, but another name"),
    ],
)
def test_a_note_that_no_known_key_signed_is_refused(keys: list[VerifierKey]) -> None:
    with pytest.raises(LogError, match="no known key"):
        note.verify(BOTH, keys)


def test_a_wrong_signature_of_a_known_key_costs_the_note_its_right_one() -> None:
    enoch_of_another_text = note.Signature("EnochRoot", ENOCH.id, bytes(64))
    with pytest.raises(LogError, match=r"EnochRoot\+af0cfe78 is not of this text"):
        note.verify(f"{TEXT}\n{PETER_LINE}{enoch_of_another_text}\n", [PETER, ENOCH])


def test_a_known_key_signs_once() -> None:
    with pytest.raises(LogError, match="two signatures"):
        note.verify(f"{TEXT}\n{PETER_LINE}{PETER_LINE}", [PETER])


def test_keys_that_cannot_be_told_apart_are_refused() -> None:
    """Two keys of one name whose ids are the same: some 2^16 tries find such a pair."""
    seen: dict[str, VerifierKey] = {}
    for number in range(1 << 20):
        key = VerifierKey("a", number.to_bytes(32, "big"))
        other = seen.setdefault(key.id, key)
        if other != key:
            break
    with pytest.raises(LogError, match=f"two keys are a\\+{key.id}"):
        note.verify(BOTH, [key, PETER, other])


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param("", id="nothing"),
        pytest.param(TEXT, id="text alone"),
        pytest.param(TEXT + "\n", id="no signatures"),
        pytest.param(f"{TEXT}\n{PETER_LINE[:-1]}", id="last newline missing"),
        pytest.param(f"{TEXT}{PETER_LINE}", id="empty line missing"),
        pytest.param(f"{TEXT}\n{PETER_LINE}\n", id="empty line after"),
        pytest.param(f"{TEXT}\n{PETER_LINE}More.\n", id="another line after"),
        pytest.param(f"\x01{TEXT}\n{PETER_LINE}", id="control character"),
        pytest.param(f"{TEXT}\n{PETER_LINE}".replace("\n", "\r\n"), id="CRLF"),
        pytest.param(f"\ud800{TEXT}\n{PETER_LINE}", id="lone surrogate"),
        pytest.param(f"{TEXT}\n{PETER_LINE}".encode().replace(b"If", b"\xff"), id="not UTF-8"),
        pytest.param(f"{TEXT}\n{PETER_LINE}".encode("utf-16"), id="UTF-16"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('rN', 'r N')}", id="name with a space"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('rN', 'r+N')}", id="name with a plus"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('rN', 'r' + chr(0xA0) + 'N')}", id="name with a no-break space"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace(' P', '  P')}", id="two spaces"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace(chr(0x2014), '-')}", id="hyphen for a dash"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('AM=', 'AN=')}", id="bits beyond the last byte"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('AM=', 'AM')}", id="padding missing"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('AM=', 'AM==')}", id="padding too long"),
        pytest.param(f"{TEXT}\n{PETER_LINE.replace('/', '_')}", id="the URL alphabet"),
        pytest.param(f"{TEXT}\n\u2014 PeterNeumann x08gow==\n", id="key id alone"),
        pytest.param(f"{TEXT}\n{PETER_LINE * (MAX_SIGNATURES + 1)}", id="too many signatures"),
        pytest.param(f"{'a' * MAX_BYTES}\n\n{PETER_LINE}", id="too long"),
        pytest.param(f"{'é' * (MAX_BYTES // 2)}\n\n{PETER_LINE}", id="too long in bytes"),
    ],
)
def test_what_is_written_otherwise_is_no_note(whole: str | bytes) -> None:
    with pytest.raises(LogError):
        note.parse(whole)


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "\r\n", "\ud800\n", "a" * MAX_BYTES + "\n"])
def test_a_text_that_no_note_can_hold_is_not_signed(text: str) -> None:
    with pytest.raises(LogError):
        note.sign(text, PETER_KEY)
