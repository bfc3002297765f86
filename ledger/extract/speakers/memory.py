"""Who has spoken or been spoken of so far in an article, and whom a pronoun stands for: nobody rather than the wrong one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.body_nouns import BODY_NOUNS
from ledger.extract.speakers.figure import Figure
from ledger.extract.speakers.owners import role_beside
from ledger.extract.speakers.people import People
from ledger.extract.speakers.register import Register
from ledger.model.actor import Anonymity

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "himself": "m", "herself": "f", "itself": "it", "themselves": "they", "it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}  # fmt: skip
FAR = 250
"""Tokens back from a pronoun within which whom it stands for must have spoken."""
SPOKE, SUBJECT, NAMED = 3.0, 3.0, -1.0
"""How much in the focus of the text a body is as one who speaks, as a subject, and named in passing."""
FADES = 1.0
"""How much of that a sentence takes away (Grosz, Joshi and Weinstein, "Centering", 1995, in its simplest form)."""


@dataclass(kw_only=True)
class Memory:
    """The figures of the sources read so far."""

    parse: Parse
    people: People
    register: Register
    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of resolved sources, in the order of the text."""
    noticed: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of bodies that a definite noun stood for as a subject without speaking."""
    apart: frozenset[str] = frozenset()
    """Names of those who cannot be meant at present: nobody is the object of his own act but by "himself"."""

    authors: dict[str, Figure] = field(default_factory=dict)
    """By the noun of a document ("complaint"), whose the last of that sort was."""

    def keep(self, token: int, figure: Figure) -> None:
        """Remember that this figure was named at this token."""
        self.spoken.append((token, figure))

    def before(self, token: int) -> list[Figure]:
        """The figures named before this token, in order."""
        return [figure for at, figure in self.spoken if at < token]

    def focus(
        self, at: int, fits: Callable[[Figure], bool], *, reach: int = FAR, plural: bool = False
    ) -> Figure | None:
        """The fitting figure that the text before this token is most about: speakers and subjects first, the nearest first.

        `reach` is how many tokens back to look; `plural` puts groups before bodies.
        """
        sentence = self.parse.sentence_of
        best: tuple[float, int] | None = None
        found = None
        for token, figure, weight in self._weighted(at, at - reach):
            if not fits(figure) or not self.apart.isdisjoint((figure.name, figure.actor)):
                continue
            first = plural and figure.plural
            rank = (weight + first - FADES * (sentence[at] - sentence[token]), -token)
            if best is None or rank > best:
                best, found = rank, figure
        return found

    def _weighted(self, at: int, near: int) -> list[tuple[int, Figure, float]]:
        out = [(t, f, SPOKE) for t, f in self.spoken if near < t < at]
        out += [(t, f, SUBJECT) for t, f in self.noticed if near < t < at]
        out += [
            (t, f, SUBJECT if self.register.is_subject(t) else NAMED)
            for t, f in self.register.before(at)
            if near < t and not self._is_place_to_write(t)
        ]
        return out

    def _is_place_to_write(self, token: int) -> bool:
        """Whether the name is only that of where something was written: "in a message on Telegram"."""
        parse = self.parse
        return parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] in ("on", "via", "through")

    def pronoun(self, kind: str, at: int) -> Figure:
        """The last one who spoke, or was named, and whom the pronoun fits."""
        recent = [(token, f) for token, f in self.spoken if token < at and at - token < FAR]
        if kind in ("m", "f"):
            found = self._learnt(self._person(kind, at, recent), kind)
        elif kind == "it":
            found = self.focus(at, _is_thing)
        else:
            found = self.focus(at, lambda f: f.plural or _is_thing(f), plural=True)
        return _as_body(found) or Figure(
            name=None,
            id=None,
            actor=None,
            actor_id=None,
            anonymity=Anonymity.NAMED,
            notes=("speaker: pronoun_unresolved",),
        )

    def _learnt(self, figure: Figure | None, gender: str) -> Figure | None:
        """The person, now known to be a woman or a man."""
        key = ((figure.name if figure else None) or "").lower()
        if figure is not None and figure.gender is None and key in self.people.known:
            self.people.known[key] = replace(self.people.known[key], gender=gender)
        return figure

    def _person(self, gender: str, at: int, recent: Sequence[tuple[int, Figure]]) -> Figure | None:
        """A person for "he" or "she": by known gender first, then the last one of unknown gender, spoken or named as subject."""
        known = self.people.known
        named = [
            (token, known[key])
            for token, key in self.people.seen
            if token < at and at - token < FAR and key in known and self._is_subject(token)
        ]
        noticed = [(t, f) for t, f in self.noticed if t < at and at - t < FAR]
        spoke = [(t, known.get((f.name or "").lower(), f)) for t, f in [*recent, *noticed] if f.person]
        both = sorted([*named, *spoke], key=lambda pair: pair[0])
        return next((f for _, f in reversed(both) if f.gender in (gender, None) and f.name not in self.apart), None)

    def _is_subject(self, token: int) -> bool:
        parse = self.parse
        while parse.deps[token] in ("compound", "appos", "flat") and parse.heads[token] != token:
            token = parse.heads[token]
        if parse.deps[token] == "oprd" and parse.deps[parse.heads[token]] == "acl":
            token = parse.heads[parse.heads[token]]  # "a graduate named X was arrested"
        return parse.deps[role_beside(parse, token)] in ("nsubj", "nsubjpass", "ROOT", "poss")


def _is_thing(figure: Figure) -> bool:
    """Whether "it" can mean the figure: a body, and whoever speaks for one unnamed."""
    if figure.person:
        return figure.name is not None and not (figure.id or "").startswith(("person:", "handle:"))
    return bool(figure.name or figure.actor or figure.roles & BODY_NOUNS) and not figure.plural


def _as_body(figure: Figure | None) -> Figure | None:
    """The body itself, where an unnamed spokesperson stood for it."""
    if figure is None or not figure.person or (figure.id or "").startswith(("person:", "handle:")):
        return figure
    return replace(figure, person=False) if figure.name else figure
