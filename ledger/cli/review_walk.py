"""The walk through the claims: a page, a key, a decision; each is kept before the next page is shown."""

import shutil
from dataclasses import dataclass

from ledger.cli.faults import counted, say
from ledger.cli.keys import Command, Keys
from ledger.cli.output import Output
from ledger.cli.review_page import LABEL_WIDTH, fields, page
from ledger.cli.terminal import one_line
from ledger.model.problem import UsageError
from ledger.model.review import Decision, ReviewField, value_words
from ledger.review.fields import choices, field_named
from ledger.review.sitting import RefusedError, Sitting
from ledger.review.words import note_text

WIDTH = 100
"""Columns of a page that no terminal shows."""

ACTIONS = {
    "accept": "the machine read it rightly, and on to the next",
    "reject": "the article does not say that, and on to the next",
    "correct": "a field: its name, then its right value; again for another field",
    "note": "a remark; the claim stays before you",
    "skip": "on to the next; what you have not decided is asked again another time",
    "undo": "take back your last word on this claim, else the last of this sitting",
    "back": "the claim before",
    "help": "this list (?)",
    "quit": "end; everything decided is kept (Ctrl-D)",
}
"""The keys, each the first letter of its word, and what they do."""

_DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "note": "noted", "undo": "taken back"}


@dataclass(slots=True)
class Walk:
    """A person at a terminal, or a script, before the claims of a sitting."""

    sitting: Sitting
    keys: Keys
    out: Output
    coloured: bool
    faults: int = 0
    """Commands that could not be done."""
    _row: int | None = None
    """The claim on the page, by its event."""

    def run(self) -> None:
        """Goes on until the person ends it, or the input ends.

        Raises:
            LedgerError: when the ledger cannot be read or written.
        """
        self._show_page()
        while (command := self._next()) is not None:
            action = _action(command.key)
            if action == "quit":
                return
            if action is None:
                self._not_done(f"{command.key!r} is no key; ? lists them" if command.key else "? lists the keys")
                continue
            before = self._row
            try:
                self._do(action, command.rest)
            except (UsageError, RefusedError) as fault:
                self._not_done(str(fault))
                if before != self._standing_row():
                    self._show_page()

    def _next(self) -> Command | None:
        if self.keys.is_terminal:
            self.out.show("\n" + "  ".join(f"[{name[0]}]{name[1:]}" for name in ACTIONS) + " > ")
        command = self.keys.command()
        if self.keys.is_terminal:
            self.out.show((_action(command.key) or "" if command else "quit") + "\n")
        return command

    def _do(self, action: str, rest: str) -> None:
        """Does what was asked for, and shows what is before the person then.

        Raises:
            LedgerError: when it cannot be done.
        """
        if action == "help":
            self._help()
        elif action in {"accept", "reject"}:
            recorded = self.sitting.judge(Decision(action), note=note_text(rest))
            self.out.show(f"{_DONE[action]} (event {recorded.event}{'' if recorded.is_new else ', as before'})\n")
            self._show_page()
        elif action == "correct":
            self._correct(rest)
        elif action == "note":
            self._note(rest)
        elif action == "undo":
            review = self.sitting.undo()
            self.out.show(f"taken back: {_DONE[review.decision]} (event {review.event})\n")
            self._show_page()
        else:
            self._move(action)

    def _move(self, action: str) -> None:
        if action == "skip":
            self.sitting.skip()
        elif not self.sitting.back():
            self.out.show("this is the first claim\n")
        self._show_page()

    def _correct(self, rest: str) -> None:
        """Asks for what was not given with the command."""
        shown = self.sitting.before
        if shown is None:
            self.out.show("there is no claim to correct\n")
            return
        named, value = _named_value(rest)
        if not named:
            for number, (name, words) in enumerate(fields(shown.entry), start=1):
                self.out.show(f"{number}  {name:<{LABEL_WIDTH}}{one_line(words)}\n")
            named = self.keys.line("field (number or name; empty: never mind): ") or ""
        if not named:
            return
        field = _numbered(named) or field_named(named)
        if not value:
            words = f" ({' '.join(choices(field))})" if choices(field) else ""
            value = self.keys.line(f"{field}{words}, or none (empty: never mind): ") or ""
        if value:
            made = self.sitting.correct(field, value)
            known = f" ({made.id})" if made.id else ""
            self.out.show(f"corrected: {field} is {one_line(value_words(made.value))}{known}; s goes on\n")

    def _note(self, rest: str) -> None:
        note = note_text(rest or self.keys.line("note (empty: never mind): "))
        if note:
            recorded = self.sitting.note(note)
            self.out.show(f"noted (event {recorded.event}{'' if recorded.is_new else ', as before'})\n")

    def _help(self) -> None:
        for name, about in ACTIONS.items():
            self.out.show(f"{name[0]}  {name:<{LABEL_WIDTH}}{about}\n")
        self.out.show(f"fields: {' '.join(ReviewField)}\n")

    def _show_page(self) -> None:
        shown = self.sitting.shown()
        self._row = shown.entry.row if shown else None
        width = shutil.get_terminal_size((WIDTH, 0)).columns if self.keys.is_terminal else WIDTH
        if shown is None:
            self.out.show("no claim is left here\n")
            return
        self.out.show("\n".join(["", *page(shown, coloured=self.coloured, width=width), ""]))

    def _standing_row(self) -> int | None:
        """What would be on the page now: another claim where the one on it no longer stands."""
        shown = self.sitting.shown()
        return shown.entry.row if shown else None

    def _not_done(self, why: str) -> None:
        self.faults += 1
        say(why)


def told(sitting: Sitting) -> str:
    """What was done in a sitting, and how much is left."""
    done = [f"{count} {_DONE.get(name, 'skipped')}" for name, count in sitting.done.items() if count]
    return f"{', '.join(done) or 'nothing decided'}; {counted(sitting.left(), 'claim')} left"


def _action(key: str) -> str | None:
    """The action of a key, or of a word that begins one; None for none."""
    word = "help" if key == "?" else key.lower()
    return next((name for name in ACTIONS if word and name.startswith(word)), None)


def _named_value(rest: str) -> tuple[str, str]:
    """The field and the value of "act=deny" or "act deny"; "" for what is not given."""
    name, sign, value = rest.partition("=")
    if not sign or " " in name.strip():
        name, _, value = rest.partition(" ")
    return name.strip(), value.strip()


def _numbered(text: str) -> ReviewField | None:
    """The field of a number of the list; None for anything else."""
    every = list(ReviewField)
    is_number = text.isascii() and text.isdecimal() and len(text) < len("1000")
    return every[int(text) - 1] if is_number and 1 <= int(text) <= len(every) else None
