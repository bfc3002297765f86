"""The lexicon's files as entries: countries.txt, actors.toml and the user's own TOML."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.extract.actor_file import actor_file_bytes
from ledger.extract.actors.names import slug_of
from ledger.model.actor import ActorKind
from ledger.model.problem import LedgerError

AMBIGUOUS, METONYM = "?", ">"

_TABLES = {
    "office": ("office", ActorKind.OFFICE),
    "organisation": ("org", ActorKind.ORGANISATION),
    "agency": ("agency", ActorKind.AGENCY),
    "lab": ("lab", ActorKind.LAB),
    "operator": ("operator", ActorKind.OPERATOR),
    "group": ("group", ActorKind.GROUP),
    "person": ("person", ActorKind.PERSON),
    "country": ("country", ActorKind.COUNTRY),
}
_TEXTS = ("name", "speaks_for", "country")
_LISTS = ("aliases", "with_country", "seats", "demonyms")
_FIELDS = frozenset((*_TEXTS, *_LISTS, "asns"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as its file has it; names still carry their marks ("?Georgia", ">Kiev")."""

    id: str
    kind: ActorKind
    where: str
    """The file and the entry in it, for messages."""
    name: str = ""
    """Empty where a user's entry only adds to one that is already there."""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    with_country: tuple[str, ...] = ()
    speaks_for: str | None = None
    country: str | None = None
    asns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What one file gives."""

    entries: tuple[Entry, ...] = ()
    generic: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Offices that any country may have: slug, name, words."""
    blocked: tuple[str, ...] = ()
    """Names that hold another's name and are not it."""


def builtin_lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    folder = Path(__file__).parent
    rest = read_lexicon((folder / "actors.toml").read_text("utf-8"), "actors.toml")
    countries = tuple(_countries((folder / "countries.txt").read_text("utf-8")))
    return Lexicon(entries=countries + rest.entries, generic=rest.generic, blocked=rest.blocked)


def user_lexicon(path: Path) -> Lexicon:
    """A user's own file.

    Raises:
        LedgerError: when it cannot be read or an entry is faulty; it names the file and the entry.
    """
    try:
        text = actor_file_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LedgerError("this lexicon is no UTF-8", where=str(path), todo="give a UTF-8 TOML file") from error
    return read_lexicon(text, str(path))


def read_lexicon(text: str, where: str) -> Lexicon:
    """The entries of a TOML text in the form of actors.toml."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LedgerError(f"no TOML: {error}", where=where, todo="mend the line it names") from error
    except RecursionError as error:
        raise LedgerError("no lexicon: its lists or tables lie too deep", where=where, todo="mend it") from error
    entries: list[Entry] = []
    for table, body in tables.items():
        if not isinstance(body, dict):
            raise _fault(f"{where}: {table}", "is no table", f"write [{table}] and the entries below it")
        if table in _TABLES:
            entries.extend(_entry(table, key, value, where) for key, value in body.items())
        elif table == "people":
            entries.extend(_people(body, where))
        elif table not in ("generic", "not"):
            raise _fault(f"{where}: {table}", "is no kind of actor", f"use one of {', '.join(sorted(_TABLES))}")
    blocked = _strings(tables.get("not", {}).get("names", []), f"{where}: not.names")
    return Lexicon(entries=tuple(entries), generic=tuple(_generic(tables.get("generic", {}), where)), blocked=blocked)


def _countries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            code, name, demonyms, capital, others = (part.strip() for part in line.split("|"))
            plain = name.removeprefix(AMBIGUOUS)
            yield Entry(
                id=f"country:{code}",
                kind=ActorKind.COUNTRY,
                where=f"countries.txt:{number}",
                name=plain,
                aliases=(name, *_listed(others)) if name != plain else _listed(others),
                demonyms=_listed(demonyms),
                seats=_listed(capital),
                country=code,
            )


def _listed(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(",")) if field else ()


def _entry(table: str, key: str, value: Any, file: str) -> Entry:
    where = f"{file}: {table}.{key}"
    prefix, kind = _TABLES[table]
    if not isinstance(value, dict):
        raise _fault(where, "is no table", 'write KEY = { name = "..." }')
    if unknown := sorted(value.keys() - _FIELDS):
        raise _fault(where, f"has an unknown field {unknown[0]!r}", f"use {', '.join(sorted(_FIELDS))}")
    for field in _TEXTS:
        if field in value and not (isinstance(value[field], str) and value[field].strip()):
            raise _fault(where, f"{field} is no text", "put it in quotation marks")
    if table == "office" and "/" not in key and "speaks_for" not in value:
        raise _fault(where, "an office belongs to somebody", 'write its key as "cn/the-office", or give speaks_for')
    asns = value.get("asns", [])
    if not isinstance(asns, list) or not all(type(asn) is int and 0 < asn < 2**32 for asn in asns):
        raise _fault(where, "asns is no list of AS numbers", "write asns = [4837]")
    for name in (value.get("name", "a"), *(form for field in _LISTS for form in value.get(field, ()))):
        if isinstance(name, str) and not any(letter.isalnum() for letter in name):
            raise _fault(where, f"{name!r} has no letter", "write the name as texts have it")
    lists = {field: _strings(value[field], f"{where}.{field}") for field in _LISTS if field in value}
    return Entry(
        id=f"{prefix}:{key}",
        kind=kind,
        where=where,
        name=value.get("name", ""),
        speaks_for=value.get("speaks_for"),
        country=value.get("country"),
        asns=tuple(asns),
        **lists,
    )


def _people(body: dict[str, Any], file: str) -> Iterator[Entry]:
    for body_id, names in body.items():
        for forms in _strings(names, f"{file}: people.{body_id}"):
            name, *aliases = (form.strip() for form in forms.split("|"))
            where = f"{file}: people.{body_id}: {name}"
            yield Entry(
                id=f"person:{slug_of(name)}",
                kind=ActorKind.PERSON,
                where=where,
                name=name,
                aliases=tuple(aliases),
                speaks_for=body_id,
            )


def _generic(body: dict[str, Any], file: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for slug, value in body.items():
        where = f"{file}: generic.{slug}"
        if not isinstance(value, dict) or not isinstance(value.get("name"), str):
            raise _fault(where, "has no name", 'write KEY = { name = "...", words = ["..."] }')
        yield slug, value["name"], _strings(value.get("words", []), f"{where}.words")


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _fault(where, "is no list of texts", 'write ["...", "..."]')
    return tuple(value)


def _fault(where: str, what: str, todo: str) -> LedgerError:
    return LedgerError(what, where=where, todo=todo)
