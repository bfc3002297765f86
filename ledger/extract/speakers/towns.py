"""Bodies by the town they are in: its police, a ministry by its country's seat, the town itself."""

from dataclasses import dataclass

from ledger.extract.dates import country_of_place
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import OFFICES, SPOKES, Figure, slug, unlisted_body
from ledger.extract.speakers.names import name_at
from ledger.model.actor import Anonymity

TOWNS = frozenset({"municipality", "city", "town", "port", "province"})


@dataclass(frozen=True, kw_only=True)
class Towns:
    """Reads towns beside nouns."""

    parse: Parse
    bodies: Bodies

    def police(self, head: int) -> Figure | None:
        """The police of a town, by that name: "Tartu police", "the police in Tartu"."""
        parse = self.parse
        word = parse.lowers[head]
        if word != "police" and not (
            word in SPOKES | {"bureau"} and any(parse.lowers[c] == "police" for c in parse.children[head])
        ):
            return None
        towns = [c for c in parse.children_of(head, "compound", "poss", "nmod", "amod") if parse.words[c][:1].isupper()]
        prepositions = [c for c in parse.children_of(head, "prep") if parse.lowers[c] in ("in", "of")]
        towns += [p for c in prepositions for p in parse.children_of(c, "pobj")]
        name = name_at(parse, towns[0]) if towns else None
        words = name.words if name is not None else [parse.words[t] for t in towns[:1]]
        town = " ".join(w for w in words if w.lower() != "police")
        home = country_of_place(town) if town else None
        if home is None or self.bodies.is_country(town):
            return None
        country = self.bodies.gazetteer.actor(f"country:{home}")
        return Figure(
            name=f"{town} police",
            id="org:" + slug(f"{town} police"),
            actor=country.name,
            actor_id=country.id,
            anonymity=Anonymity.NAMED,
            roll_up=("org:" + slug(f"{town} police"), *self.bodies.roll_up(country)),
        )

    def body(self, head: int) -> Figure | None:
        """An office by its seat ("the unification ministry in Seoul"), a town as a body ("the municipality of Tomar")."""
        parse, word = self.parse, self.parse.lowers[head]
        preposition = next((c for c in parse.children_of(head, "prep") if parse.lowers[c] in ("in", "of")), None)
        place = parse.child(preposition, "pobj") if preposition is not None else None
        name = name_at(parse, place) if place is not None else None
        if preposition is None or name is None or word not in OFFICES | TOWNS:
            return None
        if word in TOWNS:
            return unlisted_body(f"{word.capitalize()} of {name.text}") if parse.lowers[preposition] == "of" else None
        home = country_of_place(name.text)
        if home is None or parse.lowers[preposition] != "in" or word == "embassy":
            return None
        before = [t for t in parse.children_of(head, "amod", "compound") if t < head]
        office = self.parse.span(before[0], head).of(self.parse.text) if before else parse.words[head]
        composed = self.bodies.gazetteer.compose(f"{self.bodies.gazetteer.actor(f'country:{home}').name}'s {office}")
        return self.bodies.figure(composed.actor) if composed else None
