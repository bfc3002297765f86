"""For whom a role phrase speaks, by its structure: "U.S. Ambassador to the U.N." is the United States."""

from dataclasses import dataclass

from ledger.extract.actors.index import MentionKind
from ledger.extract.actors.phrase import Unit, read_phrase
from ledger.extract.actors.role_words import (
    AIDES,
    DIPLOMATS,
    FORMER,
    LINKS,
    NAMING,
    OFFICE_WORDS,
    OFFICIAL,
    PRIVATE,
    STAFF,
    STOPS,
    WEAK,
)
from ledger.extract.actors.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """The actor that a phrase speaks for, by the words that say so."""

    actor_id: str
    alias: str
    bare: bool = False
    """Whether it is the actor's own name, and not somebody who speaks for it."""


def bearer_of(phrase: str, shelf: Shelf) -> Bearer | None:
    """The actor that this noun phrase speaks for or is; None when its structure says none."""
    for segment in read_phrase(phrase, shelf):
        named = _called(segment)
        if found := named or _segment_bearer(segment, shelf):
            return found
    return None


def _called(segment: list[Unit]) -> Bearer | None:
    """In "hackers called “Guardians of Peace”" who is called by a name bears it."""
    for place, unit in enumerate(segment[:-1]):
        rest = segment[place + 1 :]
        if unit.lower in NAMING:
            rest = [other for other in rest if other.lower not in ("as", "the", "themselves", "itself")]
            if rest and rest[0].mention:
                return Bearer(actor_id=rest[0].mention.actor_id, alias=rest[0].mention.alias, bare=True)
    return None


def _segment_bearer(segment: list[Unit], shelf: Shelf) -> Bearer | None:
    cut = next(
        (place for place, unit in enumerate(segment) if unit.lower in LINKS or unit.lower in STOPS), len(segment)
    )
    core = segment[:cut]
    if any(unit.lower in FORMER for unit in core):
        return None
    if any(unit.mention for unit in core):
        return _core_bearer(core, shelf)
    return _complement_bearer(core, segment[cut:], shelf)


def _core_bearer(core: list[Unit], shelf: Shelf) -> Bearer | None:
    """The bearer before the first preposition: the first name, if the head that follows speaks for it."""
    place = next(place for place, unit in enumerate(core) if unit.mention)
    mention, rest = core[place].mention, core[place + 1 :]
    if mention is None or mention.actor_id.startswith("agency:"):
        return None
    is_state = mention.actor_id.startswith("country:")
    body = Bearer(actor_id=mention.actor_id, alias=mention.alias)
    head = _head(rest, is_state=is_state)
    if head is None:
        return _named_after(core[:place], core[place], rest, shelf)
    between = rest[:head]
    for offset, unit in enumerate(between):
        if unit.mention and not unit.mention.actor_id.startswith(("country:", "person:")):
            return _core_bearer(rest[offset:], shelf)
    if is_state and not _stays_official(between, rest[head]):
        return None
    return body


def _named_after(before: list[Unit], unit: Unit, rest: list[Unit], shelf: Shelf) -> Bearer | None:
    """Where no head follows the name: the name itself, or the last name in "China's Huawei", "Dyn's Doug Madory"."""
    mention = unit.mention
    if rest and (last := rest[-1].mention) and not last.actor_id.startswith("country:"):
        return _core_bearer(rest[-1:], shelf)
    if mention is None or any(not (other.is_name or other.mention) for other in rest):
        return None
    if any(other.mention for other in rest):
        first = next(place for place, other in enumerate(rest) if other.mention)
        return _core_bearer(rest[first:], shelf)
    is_state = mention.actor_id.startswith("country:")
    if mention.kind is MentionKind.DEMONYM and (rest or [other.lower for other in before] != ["the"]):
        return None
    if rest and (is_state or mention.actor_id.startswith("person:")):
        return None
    if any(other.lower in PRIVATE for other in before) and is_state:
        return None
    return Bearer(actor_id=mention.actor_id, alias=mention.alias, bare=not rest)


def _head(rest: list[Unit], *, is_state: bool) -> int | None:
    """Place of the last noun of office, if nothing but a person's name follows it."""
    heads = [place for place, unit in enumerate(rest) if _is_head(unit, is_state=is_state)]
    if not heads:
        return None
    after = rest[heads[-1] + 1 :]
    is_named = all(unit.is_name or (unit.mention and unit.mention.actor_id.startswith("person:")) for unit in after)
    return heads[-1] if is_named else None


def _is_head(unit: Unit, *, is_state: bool) -> bool:
    return bool(unit.office) or unit.lower in OFFICIAL or unit.lower in WEAK or (not is_state and unit.lower in STAFF)


def _stays_official(between: list[Unit], head: Unit) -> bool:
    """Whether the words between a country and a head leave the head the state's: no company, no unknown name."""
    words = [unit.lower for unit in between if unit.lower]
    if any(word in PRIVATE for word in words):
        return False
    is_backed = any(unit.office or unit.mention for unit in between) or any(
        word in OFFICE_WORDS or word in OFFICIAL for word in words
    )
    has_unknown_name = any(unit.is_name and unit.lower not in OFFICE_WORDS | OFFICIAL | WEAK for unit in between)
    if has_unknown_name or (head.lower in WEAK and between):
        return is_backed
    return True


def _complement_bearer(core: list[Unit], rest: list[Unit], shelf: Shelf) -> Bearer | None:
    """The bearer after a preposition: "a spokeswoman for China's Foreign Ministry", "officials in Seoul"."""
    head = _head(core, is_state=False)
    if head is None or any(unit.lower in PRIVATE for unit in core):
        return _colleague(core, rest, shelf)
    noun = core[head]
    slug = noun.office
    for link, chunk in _chunks(rest):
        slug = next((unit.office for unit in chunk if unit.office), slug)
        if not any(unit.mention for unit in chunk):
            if any(unit.lower in PRIVATE for unit in chunk):
                return None
            continue
        if any(unit.lower in FORMER for unit in chunk):
            return None
        found = _core_bearer(chunk, shelf)
        if found is None or not _may_speak(noun, link, found, slug):
            return None
        return _with_office(found, slug, link, shelf)
    return None


def _colleague(core: list[Unit], rest: list[Unit], shelf: Shelf) -> Bearer | None:
    """In "Doug Madory of Dyn Research", a name alone, of a body that is no state."""
    if not core or not all(unit.is_name for unit in core):
        return None
    for link, chunk in _chunks(rest)[:1]:
        if link != "to" and any(unit.mention for unit in chunk):
            found = _core_bearer(chunk, shelf)
            return found if found and not found.actor_id.startswith(("country:", "person:")) else None
    return None


def _chunks(rest: list[Unit]) -> list[tuple[str, list[Unit]]]:
    """The complements, each with its preposition; nothing after a word that begins another thought."""
    found: list[tuple[str, list[Unit]]] = []
    for unit in rest:
        if unit.lower in STOPS:
            break
        if unit.lower in LINKS:
            found.append((unit.lower, []))
        elif found:
            found[-1][1].append(unit)
    return found


def _may_speak(noun: Unit, link: str, found: Bearer, slug: str | None) -> bool:
    """Whether one so named, so linked, speaks for what the complement names: an ambassador to China does not."""
    is_state = found.actor_id.startswith("country:")
    if link == "to":
        return noun.lower in AIDES
    if noun.lower in DIPLOMATS or slug == "embassy":
        posted = is_state or found.actor_id.startswith("org:")
        return link in ("of", "for", "from") or not posted
    return noun.lower not in STAFF - OFFICIAL - WEAK or not is_state


def _with_office(found: Bearer, slug: str | None, link: str, shelf: Shelf) -> Bearer:
    """The office of a country that only the complement names: "the foreign ministry of Iran"."""
    if slug is None or not found.actor_id.startswith("country:") or (slug == "embassy" and link == "in"):
        return found
    office = shelf.offices.listed(found.actor_id.removeprefix("country:"), slug)
    return Bearer(actor_id=office, alias=found.alias)
