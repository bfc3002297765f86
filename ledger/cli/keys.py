"""One key at a time from a terminal, one line at a time from anywhere else: what a walk is steered by."""

import os
import select
import sys
import typing
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

LONGEST_LINE = 65_536
"""Characters of a line; what is longer is no command."""

_ESCAPE, _END_OF_INPUT = "\x1b", "\x04"
_AT_ONCE = 4096
_FOLLOWS_S = 0.05
"""How soon the rest of an arrow key comes after its escape."""


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked for."""

    key: str
    """One character, or the first word of a line; "" for a key without a meaning."""
    rest: str = ""
    """What follows the first word of a line."""


class Keys(typing.Protocol):
    """Where commands come from."""

    is_terminal: bool

    def command(self) -> Command | None:
        """The next command; None when there is no more."""

    def line(self, prompt: str) -> str | None:
        """What is answered to the prompt; None when there is no more."""


class Lines:
    """Commands from a pipe or a file, one a line: "a", "c act=deny", "n see page 2"."""

    is_terminal = False

    def __init__(self, stream: typing.TextIO) -> None:
        self._stream = stream

    def command(self) -> Command | None:
        """The next line that is not empty, its first word apart."""
        while (line := self._read()) is not None:
            words = line.split(maxsplit=1)
            if words:
                return Command(words[0], words[1].strip() if len(words) > 1 else "")
        return None

    def line(self, prompt: str) -> str | None:
        """The next line; nobody sees the prompt."""
        del prompt
        return self._read()

    def _read(self) -> str | None:
        """A line without its end; one that is too long is cut off."""
        line = self._stream.readline(LONGEST_LINE)
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._stream.readline(LONGEST_LINE)
        return line.strip() if line else None


class Terminal:
    """Commands from a person: each key acts at once; a prompt takes a whole line, with the terminal's own editing.

    The terminal is put back as it was at the end, however that comes.
    """

    is_terminal = True

    def __init__(self, show: Callable[[str], object]) -> None:
        """Looks how the terminal is set.

        Args:
            show: writes text to the screen.

        Raises:
            ImportError: where the system has no such terminals.
        """
        import termios

        self._fd, self._show = sys.stdin.fileno(), show
        self._saved = termios.tcgetattr(self._fd)
        self._held = b""

    def __enter__(self) -> typing.Self:
        self._letters()  # before anything is asked: to a terminal that waits for lines Ctrl-D is no key
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._whole_lines()

    def command(self) -> Command | None:
        """The next key; those that are no letters (arrows, Enter) have no meaning."""
        letter = self._letter()
        if letter in {"", _END_OF_INPUT}:
            return None
        if letter == _ESCAPE:
            self._pass_over_sequence()
            return Command("")
        return Command(letter if letter.isprintable() and letter != " " else "")

    def line(self, prompt: str) -> str | None:
        """The line that is typed; None at the end of input (Ctrl-D)."""
        self._whole_lines()
        self._show(prompt)
        try:
            while b"\n" not in self._held:
                more = os.read(self._fd, _AT_ONCE)
                if not more:
                    return None
                self._held += more
        finally:
            self._letters()
        line, _, self._held = self._held.partition(b"\n")
        return line.decode("utf-8", "replace").strip()

    def _letters(self) -> None:
        """Lets each key through at once."""
        import termios
        import tty

        tty.setcbreak(self._fd, termios.TCSADRAIN)

    def _whole_lines(self) -> None:
        """Puts the terminal back as it was."""
        import termios

        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved)

    def _letter(self) -> str:
        """The next character; "" when there is no more."""
        while not self._held:
            self._held = os.read(self._fd, _AT_ONCE)
            if not self._held:
                return ""
        size = next((n for n in range(1, 5) if _is_whole(self._held[:n])), 1)
        letter, self._held = self._held[:size], self._held[size:]
        return letter.decode("utf-8", "replace")

    def _pass_over_sequence(self) -> None:
        """Drops what an arrow or function key sends after its escape."""
        if not self._held and not select.select([self._fd], [], [], _FOLLOWS_S)[0]:
            return
        letter = self._letter()
        if letter in {"[", "O"}:
            while (letter := self._letter()) and not (letter.isalpha() or letter == "~"):
                pass


def _is_whole(data: bytes) -> bool:
    """Whether these bytes are one character of UTF-8."""
    try:
        return len(data.decode("utf-8")) == 1
    except UnicodeDecodeError:
        return False
