"""What goes wrong is one line on standard error, and the exit code says how bad it was."""

import pytest

from ledger.cli import run
from ledger.cli.faults import Outcome, StoppedError, interruptible
from ledger.model.problem import Exit, Problem
from ledger.model.text import Article, Metadata

ARTICLE = Article(
    id="a1", sha256="0" * 64, reader="txt/1", encoding="utf-8 (strict)", text="", origin="folder/story.txt",
    name="story", meta=Metadata(),
)  # fmt: skip
FAULT = Problem(kind="empty", where="a1", what="there is no text")


@pytest.mark.parametrize(
    ("finished", "faults", "code"),
    [
        pytest.param(2, 0, Exit.DONE, id="all well"),
        pytest.param(1, 1, Exit.PROBLEMS, id="some lost"),
        pytest.param(0, 1, Exit.ERROR, id="nothing could be done"),
        pytest.param(0, 0, Exit.DONE, id="nothing to do"),
    ],
)
def test_the_code_says_how_it_went(finished: int, faults: int, code: Exit) -> None:
    outcome = Outcome()
    for _ in range(finished):
        outcome.done(ARTICLE, ())
    for _ in range(faults):
        outcome.lost(FAULT)
    assert outcome.code == code


def test_a_problem_of_an_article_is_said_with_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    """People know files, not ids."""
    Outcome().done(ARTICLE, [FAULT])
    assert capsys.readouterr().err == "ledger: folder/story.txt: there is no text [empty]\n"


def test_a_fault_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name may hold anything but NUL and the slash."""
    Outcome().lost(Problem(kind="empty", where="a\x1b[2J\nb", what="x"))
    assert capsys.readouterr().err == "ledger: a\\x1b[2J b: x [empty]\n"


def test_ctrl_c_says_what_is_safe() -> None:
    def stop() -> None:
        with interruptible("what was reported is kept"):
            raise KeyboardInterrupt

    with pytest.raises(StoppedError, match="what was reported is kept") as caught:
        stop()
    assert caught.value.code == Exit.INTERRUPTED


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param(["nonsense"], "No such command 'nonsense'", id="command"),
        pytest.param(["schema", "--nonsense"], "No such option: --nonsense", id="option"),
        pytest.param(["schema", "a", "b"], "unexpected extra argument", id="argument"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one line, and where the help is."""
    assert run(arguments) == Exit.USAGE
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert line in printed.err
    assert "--help" in printed.err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == Exit.DONE
    assert capsys.readouterr().out == "ledger 0.1.0\n"
