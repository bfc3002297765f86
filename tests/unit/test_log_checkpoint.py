"""Checkpoints are C2SP's: its example reads, and nothing that is written otherwise."""

import base64
import hashlib

import pytest

from ledger.log import note
from ledger.log.checkpoint import MAX_SIZE, Checkpoint, note_digest, opened, signed
from ledger.log.fault import LogError
from ledger.log.keys import SigningKey

KEY = SigningKey("example.com/log", bytes(range(32)))
ROOT = bytes(range(100, 132))
ROOT_TEXT = base64.b64encode(ROOT).decode()


def test_the_example_of_the_specification() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    root = bytes.fromhex("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    expected = Checkpoint("example.com/behind-the-sofa", 20852163, root)
    assert Checkpoint.parse(text) == expected
    assert expected.text == text


@pytest.mark.parametrize(
    "checkpoint",
    [
        pytest.param(Checkpoint("log", 0, ROOT), id="size 0"),
        pytest.param(Checkpoint("log", MAX_SIZE, ROOT), id="the largest size"),
        pytest.param(Checkpoint("a log with blanks + plus é", 7, ROOT), id="any origin"),
        pytest.param(Checkpoint("log", 7, ROOT, ("one", "two three")), id="further lines"),
    ],
)
def test_a_signed_checkpoint_opens_to_what_was_signed(checkpoint: Checkpoint) -> None:
    assert opened(signed(checkpoint, KEY), [KEY.verifier]) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("log\n", id="origin alone"),
        pytest.param("log\n7\n", id="no root"),
        pytest.param(f"log\n7\n{ROOT_TEXT}", id="last newline missing"),
        pytest.param(f"\n7\n{ROOT_TEXT}\n", id="no origin"),
        pytest.param(f"log\n7\n{ROOT_TEXT}\n\n", id="empty line after"),
        pytest.param(f"log\n7\n{ROOT_TEXT}\n\nmore\n", id="empty line between"),
        pytest.param(f"log\n07\n{ROOT_TEXT}\n", id="leading zero"),
        pytest.param(f"log\n+7\n{ROOT_TEXT}\n", id="plus"),
        pytest.param(f"log\n-7\n{ROOT_TEXT}\n", id="minus"),
        pytest.param(f"log\n7_0\n{ROOT_TEXT}\n", id="underscore"),
        pytest.param(f"log\n 7\n{ROOT_TEXT}\n", id="blank"),
        pytest.param(f"log\n٧\n{ROOT_TEXT}\n", id="Arabic digit"),
        pytest.param(f"log\n7.0\n{ROOT_TEXT}\n", id="fraction"),
        pytest.param(f"log\n\n{ROOT_TEXT}\n", id="no size"),
        pytest.param(f"log\n{MAX_SIZE + 1}\n{ROOT_TEXT}\n", id="too large"),
        pytest.param(f"log\n{'9' * 5000}\n{ROOT_TEXT}\n", id="far too large"),
        pytest.param(f"log\n7\n{ROOT_TEXT[:-1]}\n", id="padding missing"),
        pytest.param(f"log\n7\n{ROOT_TEXT[:-2]}N=\n", id="bits beyond the last byte"),
        pytest.param(f"log\n7\n{ROOT.hex()}\n", id="hexadecimal"),
        pytest.param(f"log\n7\n{base64.b64encode(ROOT + b'x').decode()}\n", id="root too long"),
        pytest.param(f"log\n7\n{base64.b64encode(ROOT[:-1]).decode()}\n", id="root too short"),
        pytest.param(f"log\r\n7\r\n{ROOT_TEXT}\r\n", id="CRLF"),
    ],
)
def test_what_is_written_otherwise_is_no_checkpoint(text: str) -> None:
    with pytest.raises(LogError):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    ("origin", "size", "root", "extensions"),
    [
        pytest.param("", 7, ROOT, (), id="no origin"),
        pytest.param("a\nb", 7, ROOT, (), id="origin of two lines"),
        pytest.param("log", -1, ROOT, (), id="negative size"),
        pytest.param("log", MAX_SIZE + 1, ROOT, (), id="too large"),
        pytest.param("log", 7, b"", (), id="no root"),
        pytest.param("log", 7, ROOT, ("",), id="empty further line"),
    ],
)
def test_what_cannot_be_written_is_no_checkpoint(
    origin: str, size: int, root: bytes, extensions: tuple[str, ...]
) -> None:
    with pytest.raises(LogError):
        Checkpoint(origin, size, root, extensions)


def test_a_checkpoint_that_another_key_signed_is_not_opened() -> None:
    with pytest.raises(LogError, match="no known key"):
        opened(signed(Checkpoint("log", 7, ROOT), KEY), [SigningKey.generate("example.com/log").verifier])


def test_a_signed_text_that_is_no_checkpoint_is_not_opened() -> None:
    with pytest.raises(LogError, match="lines for origin, size and root"):
        opened(note.sign("said\n", KEY), [KEY.verifier])


def test_a_checkpoint_is_named_by_the_digest_of_its_whole_note() -> None:
    whole = signed(Checkpoint("log", 7, ROOT), KEY)
    assert note_digest(whole) == hashlib.sha256(whole.encode()).hexdigest()
