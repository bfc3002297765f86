"""`verify_claim.py` proves a bundle as it was made, and says of every other what is wrong, in one line."""

import ast
import json
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path

import pytest
from signed_log import EVENTS, KEY, Plain, checkpoint, claim_event, proof, written

from ledger.log import note, verify_claim
from ledger.log.keys import SigningKey

VERIFIER = KEY.verifier.text
OTHER_KEY = SigningKey("desk.example/ledger", bytes(range(1, 33)))
ROOT_TEXT = note.parse(checkpoint()).text
FILE = Path(verify_claim.__file__)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command on a bundle's bytes with keys: exit code, output, messages."""

    def run_command(data: bytes, *keys: str) -> tuple[int, str, str]:
        path = tmp_path / "proof.json"
        path.write_bytes(data)
        code = verify_claim.main([str(path), *(keys or (VERIFIER,))])
        return code, *capsys.readouterr()

    return run_command


def refusal(value: Plain, *keys: SigningKey) -> str:
    """Why a bundle is refused."""
    known = [verify_claim.parse_key(key.verifier.text) for key in keys or (KEY,)]
    with pytest.raises(verify_claim.RefusedError) as raised:
        verify_claim.proved(written(value), known)
    return str(raised.value)


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("seq", [4, 5, 9])
@pytest.mark.parametrize("size", range(9, len(EVENTS) + 1))
def test_a_bundle_of_every_claim_and_checkpoint_is_proved(run: Run, seq: int, size: int) -> None:
    code, output, messages = run(written(proof(seq, size)))
    assert (code, messages) == (0, "")
    assert output.startswith("Proved: this ledger recorded this claim.\n")


def test_it_says_what_is_proved_and_what_is_not(run: Run) -> None:
    _, output, _ = run(written(proof(4)))
    for words in (
        "speaker       Ida Holm\n", "on behalf of  Norland\n", "through       Nordwire, DPX\n", "act           deny\n",
        "sentence      Norland had cut no cable, Ida Holm said.\n", f"bytes         SHA-256 {2:064x}\n",
        "said          2031-03-05T00:00:00Z to 2031-03-06T00:00:00Z\n", "characters [[0,40]] of that text",
        "event 4 of 11 (c0004)", "event 2, 2031-03-05T12:00:00Z by its own clock", "attribution-ledger/0011",
        f"signed by     {KEY.name}+{KEY.verifier.id}\n", "Not proved: that it was said, or is true",
    ):  # fmt: skip
        assert words in output


def test_the_file_stands_alone(tmp_path: Path) -> None:
    """Copied elsewhere it runs, and it imports the standard library and cryptography only."""
    copy = tmp_path / "verify_claim.py"
    copy.write_bytes(FILE.read_bytes())
    (tmp_path / "proof.json").write_bytes(written(proof(4)))
    (tmp_path / "key").write_text(VERIFIER + "\n")
    command = [sys.executable, "-I", "verify_claim.py", "proof.json", "key"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    tree = ast.walk(ast.parse(FILE.read_text(encoding="utf-8")))
    imports = [node for node in tree if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in imports if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} - sys.stdlib_module_names == {"cryptography"}


def test_blanks_and_the_order_of_keys_are_free(run: Run) -> None:
    made = proof(4)
    assert run(json.dumps(dict(reversed(made.items()))).encode())[0] == 0
    assert run(json.dumps(made, separators=(",", ":")).encode())[0] == 0


def test_any_of_the_keys_given_may_have_signed(run: Run, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"{OTHER_KEY.verifier.text}\n\n{VERIFIER}\n")
    assert run(written(proof(4)), str(keys))[0] == 0
    assert run(written(proof(4)), OTHER_KEY.verifier.text, VERIFIER, VERIFIER)[0] == 0


def test_a_bundle_that_another_key_signed_is_refused(run: Run) -> None:
    code, output, messages = run(written(proof(4)), OTHER_KEY.verifier.text)
    assert (code, output) == (1, "")
    assert messages == "verify_claim: not proved: none of the keys given has signed the checkpoint\n"


def edited(*path: str | int, to: object) -> Callable[[Plain], Plain]:
    """A bundle with the value at this path changed."""

    def edit(made: Plain) -> Plain:
        at: typing.Any = made
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = to
        return made

    return edit


def swapped(name: str, seq: int) -> Callable[[Plain], Plain]:
    """A bundle with some of its fields from the bundle of another claim."""
    return lambda made: made | {field: value for field, value in proof(seq).items() if field.startswith(name)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(edited("claim", "content", to="Norland cut it."), "claim shown", id="claim"),
        pytest.param(edited("claim", "confidence", to=True), "claim shown", id="a truth value for a number"),
        pytest.param(edited("sentence", to="Norland cut it."), "sentence shown", id="sentence"),
        pytest.param(edited("article", "sha256", to="0" * 64), "article shown", id="article"),
        pytest.param(edited("article", "more", to=1), "article shown", id="more of the article"),
        pytest.param(edited("event", "body", "claim", "act", to="admit"), "event 4 in the tree", id="event"),
        pytest.param(edited("event", "seq", to=5), "index of event 5", id="seq"),
        pytest.param(edited("event", "seq", to=0), "index of event 0", id="seq 0"),
        pytest.param(edited("index", to=4), "index of event 4", id="index"),
        pytest.param(edited("article_index", to=-1), "index of event 2", id="negative index"),
        pytest.param(edited("size", to=10), "size is not that of its checkpoint", id="size"),
        pytest.param(edited("format", to="attribution-ledger/proof/2"), "format is not", id="format"),
        pytest.param(edited("note", to="more"), "just the fields", id="a field more"),
        pytest.param(edited("event", "at", to="2031"), "just the fields", id="a field more in the event"),
        pytest.param(edited("proof", to=[]), "event 4 in the tree", id="no proof"),
        pytest.param(edited("proof", 0, to=1), "hash of a proof is missing", id="no hash"),
        pytest.param(edited("proof", 0, to="AAAA"), "not canonical base64, or of another", id="short hash"),
        pytest.param(edited("checkpoint", to="said"), "no signed note", id="no note"),
        pytest.param(edited("checkpoint", to=checkpoint(10)), "size is not that", id="an older checkpoint"),
        pytest.param(edited("checkpoint", to=checkpoint(key=OTHER_KEY)), "none of the keys", id="another's checkpoint"),
        pytest.param(edited("checkpoint", to=checkpoint() + "\n"), "no signed note", id="a line more"),
        pytest.param(swapped("event", 5), "index of event 5", id="event of another claim"),
        pytest.param(swapped("article", 9), "not the one that the claim names", id="another article, proved"),
        pytest.param(swapped("claim", 9), "claim shown", id="the same words in another article"),
    ],
)
def test_what_was_changed_is_told(change: Callable[[Plain], Plain], words: str) -> None:
    assert words in refusal(change(proof(4)))


def test_a_proved_event_of_another_kind_is_refused() -> None:
    """First the article's event stands in both places, then the claim's."""
    made = proof(4)
    twice = made | {"event": made["article_event"], "index": 1, "proof": made["article_proof"]}
    assert "not of kind claim" in refusal(twice)
    twice = made | {"article_event": made["event"], "article_index": 3, "article_proof": made["proof"]}
    assert "not of kind article" in refusal(twice)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"{}", id="no fields"),
        pytest.param(b"\xff", id="not UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + written(proof(4)), id="byte order mark"),
        pytest.param(written(proof(4)) + b"{}", id="data after the end"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": 3, "index": 3'), id="a key twice"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": 3.0'), id="float"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": 3e0'), id="exponent"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": "3"'), id="a text for a number"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": NaN'), id="NaN"),
        pytest.param(written(proof(4)).replace(b'"index": 3', b'"index": ' + b"9" * 5000), id="huge integer"),
        pytest.param(written(proof(4)).replace(b'"confidence": 870', b'"confidence": -0'), id="minus zero"),
        pytest.param(written(proof(4)).replace(b"Nordwire", b"\\ud800"), id="lone surrogate"),
        pytest.param(written(proof(4)).replace(b'"hedges"', '"hédges"'.encode()), id="key beyond ASCII"),
        pytest.param(written(proof(4)).replace(b'"hedges": []', b'"hedges": ' + b"[" * 10**6), id="nested deeply"),
        pytest.param(b"[" * 10**5 + b"]" * 10**5, id="nested deeply, closed"),
        pytest.param(written(proof(4)) + b" " * (1 << 24), id="too large"),
    ],
)
def test_what_is_no_bundle_is_refused_in_one_line(run: Run, data: bytes) -> None:
    code, output, messages = run(data)
    assert (code, output, messages.count("\n")) == (1, "", 1)
    assert messages.startswith("verify_claim: not proved: ")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        pytest.param(["desk.example/ledger"], "neither a verifier key nor a file", id="no key"),
        pytest.param([VERIFIER.replace("+", "-")], "neither a verifier key nor a file", id="no key, but like one"),
        pytest.param([VERIFIER[:-4]], "not canonical base64", id="cut off"),
        pytest.param([VERIFIER.replace("desk", "disk")], "id is not that of its name", id="another name"),
        pytest.param([VERIFIER, ""], "KEY 2", id="empty"),
        pytest.param(["{tmp}/none"], "KEY 1", id="no file"),
        pytest.param(["{tmp}"], "KEY 1", id="directory"),
        pytest.param(["{tmp}/proof.json"], "written name+id+base64", id="a file of something else"),
        pytest.param(["{tmp}/empty"], "empty file", id="empty file"),
    ],
)
def test_keys_that_are_none_are_a_wrong_usage(run: Run, tmp_path: Path, keys: list[str], words: str) -> None:
    (tmp_path / "empty").touch()
    code, output, messages = run(written(proof(4)), *(key.format(tmp=tmp_path) for key in keys))
    assert (code, output, messages.count("\n")) == (2, "", 1)
    assert words in messages


@pytest.mark.parametrize("in_file", [False, True])
def test_a_private_key_given_by_mistake_is_not_repeated(run: Run, tmp_path: Path, in_file: bool) -> None:  # noqa: FBT001
    (tmp_path / "key").write_text(KEY.text)
    code, output, messages = run(written(proof(4)), str(tmp_path / "key") if in_file else KEY.text)
    assert (code, output) == (2, "")
    assert "private key was given" in messages
    assert KEY.text[-20:] not in messages


@pytest.mark.parametrize("arguments", [[], ["proof.json"]])
def test_too_few_arguments_are_a_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_claim.main(arguments) == 2
    assert capsys.readouterr() == ("", verify_claim.USAGE)


def test_a_bundle_that_is_not_there_is_a_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_claim.main([str(tmp_path / "none.json"), VERIFIER]) == 2
    assert "none.json: No such file" in capsys.readouterr().err


def test_help_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_claim.main(["--help"]) == 0
    assert verify_claim.USAGE in capsys.readouterr().out


def test_control_and_direction_characters_are_shown() -> None:
    """A sentence that would clear the screen, write a line of its own, and turn the direction of writing."""
    made = claim_event(4, "a-first", 2, "\x1b[2J\nProved: all.\u202e\u200b\x85 é\u00a0— ok")
    line = verify_claim.visible(made["body"]["claim"]["sentence"])
    assert line == "⟦U+001B⟧[2J⟦U+000A⟧Proved: all.⟦U+202E⟧⟦U+200B⟧⟦U+0085⟧ é\u00a0— ok"


def test_a_terminal_without_the_letters_still_gets_the_result(tmp_path: Path) -> None:
    (tmp_path / "proof.json").write_bytes(written(proof(5)))
    command = [sys.executable, "-I", str(FILE), str(tmp_path / "proof.json"), VERIFIER]
    done = subprocess.run(command, capture_output=True, check=False, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("said\n", id="another text"),
        pytest.param(ROOT_TEXT.replace("\n11\n", "\n011\n"), id="leading zero"),
        pytest.param(ROOT_TEXT.replace("\n11\n", "\n" + "9" * 16 + "\n"), id="too large"),
        pytest.param(ROOT_TEXT.replace("=", ""), id="padding missing"),
        pytest.param("\n" + ROOT_TEXT.partition("\n")[2], id="no origin"),
        pytest.param(ROOT_TEXT + "\nmore\n", id="an empty line"),
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    made = proof(4) | {"checkpoint": note.sign(text, KEY)}
    assert "checkpoint" in refusal(made)
