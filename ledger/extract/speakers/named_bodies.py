"""Bodies that a source phrase names: by the register, the lexicon, whom a spokesman speaks for, or by a name alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import BODY_NOUNS
from ledger.extract.speakers.figure import (
    AGENCIES,
    COMPANIES,
    GROUPS,
    HUMAN_HEADS,
    OFFICES,
    SPOKES,
    Figure,
    unlisted_body,
)
from ledger.extract.speakers.names import gender_of, name_at
from ledger.extract.speakers.owners import owners
from ledger.extract.speakers.references import SHORT_PHRASE, References
from ledger.extract.speakers.register import Register
from ledger.model.actor import Anonymity


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBodies:
    """Tells which body a phrase names, in the article that the register was made of."""

    parse: Parse
    bodies: Bodies
    register: Register
    references: References

    def registered(self, tokens: Sequence[int], head: int) -> Figure | None:
        """A body by the name that the article gives it, beside its noun too ("the operator, X")."""
        parse = self.parse
        if parse.lowers[head] in HUMAN_HEADS - COMPANIES:
            return None
        for token in [head, *(t for t in parse.children_of(head, "appos") if t in tokens)]:
            found = self.register.at(token)
            own = found is not None and (token != head or self._is_own(found, token))
            if found is not None and own and (found.actor or found.is_agency):
                return found
        return self._called(head)

    def _called(self, head: int) -> Figure | None:
        """The body whose name stands right beside its noun: "the GMB union", "the watchdog Kontra", however it was parsed."""
        parse, word = self.parse, self.parse.lowers[head]
        determiner = parse.child(head, "det")
        if word not in BODY_NOUNS or determiner is None or parse.lowers[determiner] != "the":
            return None
        names = [t for t in (head - 1, head + 1) if 0 <= t < len(parse) and self.register.at(t) is not None]
        found = next((self.register.at(t) for t in names if parse.deps[t] != "poss"), None)
        return found if found is not None and self.register.fits(found, word) else None

    def _is_own(self, figure: Figure, token: int) -> bool:
        """Whether the article alone says whose the name is; not of "Ruritania's High Commission", which is put together."""
        composed = (figure.actor_id or "").startswith("country:") and self.parse.child(token, "poss") is not None
        return self.register.is_defined(token) or (self.bodies.is_unlisted(figure) and not composed)

    def listed(self, phrase: str, tokens: Sequence[int], head: int) -> Figure | None:
        """A listed country, office, company or agency that the phrase names."""
        word = self.parse.lowers[head]
        if word in SPOKES or (word in HUMAN_HEADS and word not in COMPANIES | AGENCIES):
            return None
        start, end = self.parse.starts[tokens[0]], self.parse.end(tokens[-1])
        comma = phrase.find(", ")
        found = self.bodies.named(phrase, start, end)
        if found is None and comma > 0 and self.parse.end(head) <= start + comma:
            found = self.bodies.named(phrase[:comma], start, start + comma)
            if found is None and word in GROUPS:  # "a hacker group from Russia, Killnet"
                found = self.bodies.named(phrase[comma + 2 :], start + comma + 2, end)
        if found is not None:
            return found
        composed = (
            self.bodies.gazetteer.compose(phrase)
            if word in OFFICES | {"police", "military", "army", "mission"}
            else None
        )
        return self.bodies.figure(composed.actor) if composed else None

    def spokesperson(self, phrase: str, head: int) -> Figure | None:
        """An unnamed spokesperson counts as the body spoken for."""
        word = self.parse.lowers[head]
        if word not in SPOKES:
            return None
        composed = self.bodies.gazetteer.compose(phrase)
        body = self.bodies.figure(composed.actor) if composed else self._spoken_for(head)
        if body is None:
            actor = self.bodies.spoken_for(phrase)
            if actor is not None:
                body = self.bodies.figure(actor)
        if body is None:
            body = self.references.owner_of(head)
        if body is None and len(phrase.split()) > SHORT_PHRASE - 1:
            body = self.bodies.office_here(phrase, self.parse.starts[head])
        if body is None and phrase.lower() in (f"a {word}", word):
            body = self.references.last_body(head)
        if body is None:
            return None
        return replace(body, anonymity=Anonymity.NAMED, gender=gender_of(phrase), roles=frozenset({word}), person=True)

    def _spoken_for(self, head: int) -> Figure | None:
        """The body that is named right after "spokesman for": the European Commission, not the Union that it is part of."""
        places = (t for t in owners(self.parse, head) if self.parse.tags[t].startswith("NNP"))
        found = (self.register.at(t) for t in places)
        return next((f for f in found if f is not None and f.actor is not None), None)

    def _unlisted_body(self, name: str, head: int) -> Figure:
        return self.bodies.official_body(name, self.parse.starts[head]) or unlisted_body(name)

    def unlisted(self, phrase: str, tokens: Sequence[int], head: int) -> Figure | None:
        """A named body that no lexicon lists."""
        parse = self.parse
        office = (
            self.bodies.office_here(phrase, parse.starts[head]) if parse.lowers[head] in OFFICES | {"police"} else None
        )
        if office is not None:
            return office
        beside = next((t for t in parse.children_of(head, "appos") if parse.tags[t].startswith("NNP")), None)
        if (
            beside is not None
            and not parse.tags[head].startswith("NNP")
            and parse.lowers[head] not in HUMAN_HEADS - COMPANIES - AGENCIES - GROUPS
            and (named := name_at(parse, beside)) is not None
        ):
            return self._unlisted_body(named.text, head)
        if parse.lowers[head] in HUMAN_HEADS or not (
            parse.tags[head].startswith("NNP") or self._looks_proper(tokens, head)
        ):
            return None
        registered = self.register.at(head)
        if registered is not None:
            return registered
        if parse.words[head].islower():
            return None
        name = name_at(parse, head)
        return self._unlisted_body(name.text if name is not None else parse.words[head], head)

    def _looks_proper(self, tokens: Sequence[int], head: int) -> bool:
        """Whether a capitalised word that the tagger took for a common noun is a name: alone, with an apposition."""
        parse = self.parse
        alone = tokens[0] == head and parse.words[head][:1].isupper() and parse.lowers[head] not in parse.words
        return alone and parse.child(head, "appos") is not None
