"""Who has spoken so far in an article, and whom a pronoun stands for: nobody rather than the wrong one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.figure import Figure
from ledger.extract.speakers.people import People
from ledger.model.actor import Anonymity

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}  # fmt: skip
FAR = 250
"""Tokens back from a pronoun within which whom it stands for must have spoken."""


@dataclass(kw_only=True)
class Memory:
    """The figures of the sources read so far."""

    parse: Parse
    people: People
    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of resolved sources, in the order of the text."""

    def keep(self, token: int, figure: Figure) -> None:
        """Remember that this figure was named at this token."""
        self.spoken.append((token, figure))

    def before(self, token: int) -> list[Figure]:
        """The figures named before this token, in order."""
        return [figure for at, figure in self.spoken if at < token]

    def pronoun(self, kind: str, at: int) -> Figure:
        """The last one who spoke, or was named, and whom the pronoun fits."""
        recent = [(token, f) for token, f in self.spoken if token < at and at - token < FAR]
        if kind in ("m", "f"):
            found = self._person(kind, at, recent)
        elif kind == "it":
            found = next((f for _, f in reversed(recent) if not f.person and (f.name or f.actor)), None)
        else:
            found = next((f for _, f in reversed(recent) if f.plural or (not f.person and f.name)), None)
        return found or Figure(
            name=None,
            id=None,
            actor=None,
            actor_id=None,
            anonymity=Anonymity.NAMED,
            notes=("speaker: pronoun_unresolved",),
        )

    def _person(self, gender: str, at: int, recent: Sequence[tuple[int, Figure]]) -> Figure | None:
        """A person for "he" or "she": by known gender first, then the last one of unknown gender, spoken or named as subject."""
        known = self.people.known
        named = [
            (token, known[key])
            for token, key in self.people.seen
            if token < at and at - token < FAR and key in known and self._is_subject(token)
        ]
        both = sorted([*named, *[(t, f) for t, f in recent if f.person]], key=lambda pair: pair[0])
        fitting = [f for _, f in both if f.gender in (gender, None)]
        sure = [f for f in fitting if f.gender == gender]
        if sure and fitting and fitting[-1].gender is None and fitting[-1].name and sure[-1] is not fitting[-1]:
            return fitting[-1]
        return next(iter(sure[-1:] or fitting[-1:]), None)

    def _is_subject(self, token: int) -> bool:
        parse = self.parse
        while parse.deps[token] in ("compound", "appos", "flat") and parse.heads[token] != token:
            token = parse.heads[token]
        return parse.deps[token] in ("nsubj", "nsubjpass", "ROOT", "poss", "pobj") and parse.deps[token] != "pobj"
