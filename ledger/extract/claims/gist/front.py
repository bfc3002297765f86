"""What headline and lead say happened, in the outlet's own words: "X was knocked offline", "a virus hits X"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.claims.gist.happenings import Happenings
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.outages import REMAINS
from ledger.extract.claims.gist.parties import Party
from ledger.extract.claims.gist.reading import follows
from ledger.extract.claims.gist.table import Entry
from ledger.extract.parse.nouns import is_passive
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.figure import COMPANIES, OFFICES
from ledger.model.gist import HappeningKind
from ledger.model.text import Span

LEAD = 80
"""Code points of a lead at the least: shorter paragraphs before it are bylines and headings."""
BODIES = (
    COMPANIES
    | OFFICES
    | frozenset(
        {
            "giant",
            "lender",
            "retailer",
            "hospital",
            "newspaper",
            "broadcaster",
            "port",
            "utility",
            "regulator",
            "railway",
        }
    )
)
"""Nouns of a body whose country stands before them: "Norland's largest bank" is not Norland."""


def lead_of(paragraphs: Sequence[Span]) -> int:
    """Which paragraph is the lead: the first of some length after the headline; the headline without one."""
    return next((n for n, span in enumerate(paragraphs) if n and span.end - span.start >= LEAD), 0)


@dataclass(frozen=True, kw_only=True)
class Front:
    """The verbs of headline and lead."""

    happenings: Happenings

    @property
    def parse(self) -> Parse:
        """The article's parse."""
        return self.happenings.parse

    def named(self, tokens: Sequence[int]) -> list[Naming]:
        """What the verbs among these tokens tell of, where they name to whom it happened; in the order of the text."""
        return list(self._named(tokens))

    def _named(self, tokens: Sequence[int]) -> Iterator[Naming]:
        parse, verbs = self.parse, self.happenings.table.verbs
        for token in tokens:
            entries = verbs.get(parse.lowers[token], ())
            if parse.lowers[token] in REMAINS and not parse.is_negated(token):
                yield from self._standing(token)
            if not entries or not parse.is_verb(token) or parse.is_negated(token) or is_only_possible(parse, token):
                continue
            told = next((told for entry in entries if (told := self._told(token, entry)) is not None), None)
            if told is not None:
                kind, victim = told
                yield Naming(token, kind, victim, parse.words[token], definite=False, is_noun=False, is_told=True)

    def _standing(self, verb: int) -> Iterator[Naming]:
        """'The site of X was unreachable'."""
        parse = self.parse
        state = next((t for t in parse.children_of(verb, "acomp", "advmod", "attr", "prt") if self._is_state(t)), None)
        subject = parse.child(verb, "nsubj")
        victim = self._named_as(subject) if state is not None and subject is not None else None
        if state is not None and victim is not None:
            yield Naming(
                state, HappeningKind.OUTAGE, victim, parse.words[state], definite=False, is_noun=False, is_told=True
            )

    def _is_state(self, token: int) -> bool:
        entries = self.happenings.table.nouns.get(self.parse.lowers[token], ())
        return any(entry.family == "state" for entry in entries)

    def _told(self, verb: int, entry: Entry) -> tuple[HappeningKind, Party] | None:
        """Of what kind it is, and to whom it happened."""
        if not follows(self.parse, verb, entry.rest, self.parse.sentence(verb)[1]):
            return None
        parse = self.parse
        doer, patient = parse.child(verb, "nsubj"), parse.child(verb, "dobj")
        if is_passive(parse, verb):
            doer, patient = self._by(verb), parse.child(verb, "nsubjpass")
            if patient is None and parse.deps[verb] == "acl":
                patient = parse.heads[verb]
        kind = entry.kind
        if entry.family == "fails" and entry.rest and patient is None:
            kind, patient = HappeningKind.OUTAGE, doer
        elif entry.family == "affects":
            kind = self._kind_of(doer)
        elif entry.family != "deed" or (kind is HappeningKind.OUTAGE and not entry.rest and not self._kind_of(doer)):
            return None
        if kind is None or patient is None or (patient == doer and entry.family != "fails"):
            return None
        victim = self._named_as(patient)
        return (kind, victim) if victim is not None else None

    def _named_as(self, head: int) -> Party | None:
        """The one whom a phrase names by name; nobody by "Norland's largest bank", nor by a capital that begins a sentence."""
        parse = self.parse
        if parse.lowers[head] in self.happenings.table.culprit or parse.lowers[head] in BODIES:
            return None
        victim = self.happenings.named_party(head)
        if victim is None or (victim.id is None and not self._is_name(head)):
            return None
        is_listed = victim.id is not None and not victim.id.startswith(("org:", "person:"))
        words = {parse.lowers[t] for t in parse.subtree(head)}
        return victim if is_listed or words.issuperset(victim.text.lower().split()) else None

    def _is_name(self, head: int) -> bool:
        """Whether its capital is not only that of the beginning of a sentence."""
        parse = self.parse
        first = parse.sentence(head)[0]
        word = parse.words[head]
        return head != first or any(
            parse.words[t] == word and parse.sentence(t)[0] != t for t in range(head + 1, len(parse.words))
        )

    def _kind_of(self, doer: int | None) -> HappeningKind | None:
        """What strikes, if it is an attack, malware or hackers."""
        if doer is None:
            return None
        table, word = self.happenings.table, self.parse.lowers[doer]
        if word in table.happenings:
            return self.happenings.kind_of(doer)
        return HappeningKind.INTRUSION if word in table.malice else None

    def _by(self, verb: int) -> int | None:
        """Who or what stands after "by"."""
        parse = self.parse
        return next(
            (
                p
                for c in parse.children_of(verb, "agent", "prep")
                if parse.lowers[c] == "by"
                for p in parse.children_of(c, "pobj")
            ),
            None,
        )


def is_only_possible(parse: Parse, verb: int) -> bool:
    """Whether the verb tells of what may happen: "could silence the coast"."""
    return any(parse.tags[t] == "MD" for t in parse.children_of(verb, "aux"))
