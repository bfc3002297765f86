"""The lexicon as values that refer to one another: actors, who speaks for whom, and names found in a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger.extract.actors.entries import AMBIGUOUS, METONYM, Entry, Lexicon
from ledger.extract.actors.index import Alias, Mention, MentionKind, NameIndex, aliases_of, blocked_alias, stands_alone
from ledger.extract.actors.names import Token, words_after, words_of
from ledger.extract.actors.offices import LONGEST, OfficeWords
from ledger.model.actor import Actor, ActorKind
from ledger.model.problem import LedgerError, NotFoundError
from ledger.model.text import Span

_NOBODY = (ActorKind.AGENCY, ActorKind.PERSON)
_POSSESSIVES = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything that was loaded; nothing in it changes afterwards."""

    actors: Mapping[str, Actor]
    index: NameIndex
    offices: OfficeWords

    def actor(self, actor_id: str) -> Actor:
        """The actor of this id; an office that no file lists is put together from its id.

        Raises:
            NotFoundError: when no file lists it and it is no office of a known country.
        """
        if found := self.actors.get(actor_id):
            return found
        country = self.actors.get(f"country:{actor_id.removeprefix('office:').partition('/')[0]}")
        if country and actor_id.startswith("office:") and actor_id.partition("/")[2]:
            return self.offices.actor(actor_id, country)
        raise NotFoundError(
            f"no actor has the id {actor_id!r}", where="actors", todo="ledger actors QUERY finds ids by name"
        )

    def roll_up(self, actor_id: str) -> tuple[str, ...]:
        """The id itself and all that it speaks for, nearest first."""
        found, parent = [actor_id], self.actor(actor_id).parent
        while parent:
            found.append(parent)
            parent = self.actor(parent).parent
        return tuple(found)

    def speaks_for(self, actor_id: str) -> Actor | None:
        """The country, organisation, group, lab or operator at the top of the roll-up; None for media, people."""
        chain = self.roll_up(actor_id)
        if any(step.startswith("agency:") for step in chain):
            return None
        top = self.actor(chain[-1])
        return None if top.kind in _NOBODY else top

    def mention_at(self, text: str, first: Token, end: int) -> tuple[Mention | None, int] | None:
        """The longest name that begins here, with an office after a country; no mention where the name is nobody's."""
        found = self.index.at(text, first, end)
        if found is None:
            return None
        alias, stop = found
        if alias.actor_id is None:
            return None, stop
        if alias.actor_id.startswith("country:") and (
            office := self._office_after(text, alias, Span(first.start, stop), end)
        ):
            office_id, stop = office
            words = text[first.start : stop]
            return Mention(start=first.start, end=stop, actor_id=office_id, alias=words, kind=MentionKind.OFFICE), stop
        return _mention(alias, first.start, stop), stop

    def _office_after(self, text: str, alias: Alias, place: Span, end: int) -> tuple[str, int] | None:
        stop = place.end
        if text[stop : stop + 2] in _POSSESSIVES:
            stop += 2
        elif text[stop : stop + 1] in ("'", "’"):
            stop += 1
        if not text[stop : stop + 1].isspace():
            return None
        first, _ = words_after(text, stop, 1, end)
        if not first or first[0].lower() not in self.offices.first:
            return None
        words, ends = words_after(text, stop, LONGEST, end)
        found = self.offices.after(words, (alias.actor_id or "").removeprefix("country:"))
        if found is None or not stands_alone(text, place.start, ends[found[1] - 1]):
            return None
        return found[0], ends[found[1] - 1]


def _mention(alias: Alias, start: int, end: int) -> Mention:
    return Mention(
        start=start,
        end=end,
        actor_id=alias.actor_id or "",
        alias=alias.text,
        kind=alias.kind,
        ambiguous=alias.ambiguous,
    )


def build_shelf(lexicons: Iterable[Lexicon]) -> Shelf:
    """The shelf of these lexicons; a later entry of the same id adds names and replaces the values it gives.

    Raises:
        LedgerError: when an entry has no name, or speaks for nobody known, or for itself in a circle.
    """
    entries: dict[str, Entry] = {}
    aliases: list[Alias] = []
    generic: dict[str, str] = {}
    names: dict[str, str] = {}
    for lexicon in lexicons:
        for slug, name, words in lexicon.generic:
            names[slug] = name
            generic.update(dict.fromkeys((_key(word) for word in words), slug))
        aliases.extend(map(blocked_alias, lexicon.blocked))
        for entry in lexicon.entries:
            entries[entry.id] = _merged(entries[entry.id], entry) if entry.id in entries else entry
            aliases.extend(aliases_of(entry))
    actors = {entry.id: _actor(entry) for entry in entries.values()}
    offices = _office_words(generic, names, entries.values())
    shelf = Shelf(actors=actors, index=NameIndex(aliases), offices=offices)
    for entry in entries.values():
        if entry.speaks_for:
            _check_parents(shelf, entry)
    return shelf


def _actor(entry: Entry) -> Actor:
    if not entry.name:
        raise LedgerError("has no name", where=entry.where, todo='write name = "..."')
    parent = entry.speaks_for
    if parent is None and entry.kind is ActorKind.OFFICE:
        parent = f"country:{entry.id.removeprefix('office:').partition('/')[0]}"
    home = entry.country
    if home is None and parent and parent.startswith(("country:", "office:")):
        home = parent.partition(":")[2].partition("/")[0]
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        aliases=tuple(name.lstrip(AMBIGUOUS + METONYM) for name in (*entry.aliases, *entry.seats)),
        parent=parent,
        country=home,
        asns=entry.asns,
    )


def _merged(old: Entry, new: Entry) -> Entry:
    return Entry(
        id=old.id,
        kind=old.kind,
        where=new.where,
        name=new.name or old.name,
        aliases=old.aliases + new.aliases,
        demonyms=old.demonyms + new.demonyms,
        seats=old.seats + new.seats,
        with_country=old.with_country + new.with_country,
        speaks_for=new.speaks_for or old.speaks_for,
        country=new.country or old.country,
        asns=new.asns or old.asns,
    )


def _office_words(generic: dict[str, str], names: dict[str, str], entries: Iterable[Entry]) -> OfficeWords:
    found: dict[tuple[str, str], str] = {}
    for entry in entries:
        if entry.kind is ActorKind.OFFICE:
            country = entry.id.removeprefix("office:").partition("/")[0]
            for name in (entry.name, *entry.aliases, *entry.with_country):
                found[country, _key(name)] = entry.id
    first = frozenset(key.partition(" ")[0] for key in (*generic, *(key for _, key in found)))
    return OfficeWords(generic=generic, names=names, named=found, first=first)


def _key(name: str) -> str:
    return name.lower() if name.replace(" ", "").isalnum() else " ".join(words_of(name)).lower()


def _check_parents(shelf: Shelf, entry: Entry) -> None:
    seen = {entry.id}
    parent = entry.speaks_for
    while parent:
        if parent in seen:
            raise LedgerError(
                "speaks for itself in a circle", where=entry.where, todo=f"look at speaks_for of {parent}"
            )
        seen.add(parent)
        try:
            parent = shelf.actor(parent).parent
        except NotFoundError as error:
            todo = 'give an id such as "country:cn" or "office:cn/foreign-ministry"'
            raise LedgerError(f"speaks for {parent!r}, which nobody is", where=entry.where, todo=todo) from error
