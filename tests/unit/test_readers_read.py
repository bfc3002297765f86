"""Paths to articles: files, folders, globs and standard input, one bad one at a time."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ledger.model.problem import Problem, UsageError
from ledger.readers import Given, Read
from ledger.readers.read import read
from ledger.readers.values import HEAD_BYTES, LIMIT_BYTES


def outcome(paths: Sequence[str | Path], **given: str) -> list[str]:
    """The name of each article and the kind of each Problem, in order."""
    results = read([str(path) for path in paths], Given(**given))
    return [item.article.name if isinstance(item, Read) else f"!{item.kind}" for item in results]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b.txt, a.md, c.jsonl (two lines), data.csv, .hidden.txt and a folder with d.txt."""
    (tmp_path / "b.txt").write_text("Story b.")
    (tmp_path / "a.md").write_text("# Story a")
    (tmp_path / "c.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    (tmp_path / "data.csv").write_text("1,2")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text("Story d.")
    return tmp_path


def test_a_folder_is_its_readable_files_by_name(folder: Path) -> None:
    """Hidden files, other files and folders in it do not count."""
    assert outcome([folder]) == ["a", "b", "c:1", "c:2"]


def test_a_glob_is_what_it_matches(folder: Path) -> None:
    """Also below, also folders when nothing else matches."""
    assert outcome([folder / "*.txt"]) == ["b"]
    assert outcome([folder / "**/*.txt"]) == ["b", "d"]
    assert outcome([folder / "be*"]) == ["d"]
    assert outcome([folder / "*.zip"]) == ["!missing"]


def test_a_path_that_exists_is_no_glob(tmp_path: Path) -> None:
    """A name with brackets."""
    (tmp_path / "a[1].txt").write_text("Story.")
    assert outcome([tmp_path / "a[1].txt"]) == ["a[1]"]


def test_one_bad_path_costs_that_path(folder: Path) -> None:
    """Everything around it is read, in the order given."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "folder.txt").mkdir()
    (folder / "link.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    got = outcome([folder / "none.txt", folder, folder / "none" / "x", "/dev/zero", "a\0b", "", folder / "b.txt"])
    assert got == [
        "!missing",
        *("a", "b", "c:1", "c:2", "!empty", "!not_a_file", "!missing", "!not_a_file"),
        *("!missing", "!not_a_file", "!unreadable", "!missing", "b"),
    ]


def test_a_folder_without_a_readable_file_is_a_problem(tmp_path: Path) -> None:
    """Only a picture in it."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    assert outcome([tmp_path]) == ["!no_readable_file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(folder: Path) -> None:
    """No rights on a file, none on a folder."""
    (folder / "b.txt").chmod(0)
    (folder / "below").chmod(0)
    try:
        assert outcome([folder / "b.txt", folder / "below"]) == ["!unreadable", "!unreadable"]
    finally:
        (folder / "below").chmod(0o700)


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    """A file name of bytes that are no UTF-8."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("Story.")
    (got,) = read([path], Given())
    assert isinstance(got, Read)
    assert got.article.name == "caf\ufffd"
    got.article.origin.encode()


def test_standard_input_is_known_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON lines of more than one head, a page, a text."""
    line = b'{"text": "' + b"x" * (HEAD_BYTES - 5000) + b'"}\n'
    for data, expected in ((line * 3, ["stdin:1", "stdin:2", "stdin:3"]), (b"Story.", ["stdin"]), (b"", ["!empty"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert outcome(["-"]) == expected
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><body><p>A story about a page.</p></body></html>"))
    )
    (got,) = read(["-"], Given())
    assert isinstance(got, Read)
    assert got.article.reader.startswith("html/")
    assert got.article.origin == "-"


def test_a_bad_option_is_said_before_anything_is_read() -> None:
    """Calling is enough; no file need be there."""
    with pytest.raises(UsageError, match="--published"):
        read(["none.txt"], Given(published="tomorrow"))
    with pytest.raises(UsageError, match="--encoding"):
        read(["none.txt"], Given(encoding="klingon"))


def test_files_are_read_one_at_a_time(folder: Path) -> None:
    """A file that comes later need not be there yet."""
    late = folder / "late.txt"
    results = read([str(folder / "b.txt"), str(late)], Given())
    first = next(results)
    late.write_text("Late story.")
    second = next(results)
    assert isinstance(first, Read)
    assert isinstance(second, Read)
    assert second.article.text == "Late story."


def test_an_article_over_the_limit_is_a_problem(tmp_path: Path) -> None:
    """A file of zeros that takes no room on the disk; a .jsonl line over the limit costs that line."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(b"A story" * HEAD_BYTES)
        file.truncate(LIMIT_BYTES + 1)
    with (tmp_path / "b.jsonl").open("wb") as file:
        file.write(b'{"text": "one"}\n{"text": "')
        for _ in range(LIMIT_BYTES // 2**20 + 1):
            file.write(b"x" * 2**20)
        file.write(b'"}\n{"text": "three"}\n')
    assert outcome([tmp_path]) == ["!too_large", "b:1", "!too_large", "b:3"]


def test_ten_megabytes_on_one_line_are_read(tmp_path: Path) -> None:
    """One line, and 200,000 quotation marks."""
    (tmp_path / "long.txt").write_text("It was said. " * 800_000)
    (tmp_path / "marks.txt").write_text("“" * 200_000)
    assert outcome([tmp_path]) == ["long", "marks"]


def test_a_binary_says_what_it_is_and_what_to_do(tmp_path: Path) -> None:
    """A Word document under the name of a text."""
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04\x14\0\x06\0word/document.xml")
    (got,) = read([str(tmp_path / "a.txt")], Given())
    assert isinstance(got, Problem)
    assert got.what == "this looks like a Word document (.docx), not text; save its text as .txt or .html"


def test_importing_the_front_door_is_cheap() -> None:
    """Neither trafilatura nor lxml is imported before a page is read."""
    code = "import sys, ledger.readers.read; print({'trafilatura', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
