"""The word tables of gist.toml, by the forms in which a text has them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ledger.extract.lexicon import noun_forms, verb_forms
from ledger.model.gist import HappeningKind


class Entry(NamedTuple):
    """A word or phrase that a gist is read from."""

    family: str
    rest: tuple[str, ...]
    """What has to follow the first word within its clause."""
    kind: HappeningKind | None
    """Of an incident, for what is done to somebody."""


Entries = Mapping[str, tuple[Entry, ...]]
THINGS = frozenset({"mishap", "thing"})
"""Families of nouns that are things."""
OTHER = "other"
"""Stands for the tags of prepositions, adverbs, pronouns and modals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All tables; entries by any form of their first word, the longest phrases first."""

    bases: frozenset[str]
    """Base forms of the verbs."""
    verbs: Entries
    nouns: Entries
    words: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    """All entries by any form of their first word, then by the first letter of its tag; OTHER for all other tags."""
    happenings: Mapping[str, HappeningKind]
    """By the form of a noun the kind of incident it names."""
    pointing: frozenset[str]
    cables: frozenset[str]
    telling: Mapping[HappeningKind, frozenset[str]]
    """Words that tell of what kind an "attack" was."""
    down: frozenset[str]
    """Words that tell of networks standing still."""
    entered: frozenset[str]
    """Words that tell of break-ins."""
    speaking: frozenset[str]
    """Words of which an article that tells of something of the sort has some."""
    suffering: frozenset[str]
    """Verbs whose subject is the one to whom their object happens."""
    striking: frozenset[str]
    """Verbs by which what happens befalls somebody."""
    malice: frozenset[str]
    malware: frozenset[str]
    openings: frozenset[str]
    """What lets malware in."""
    """Malware, and who sends it."""
    network: frozenset[str]
    equipment: frozenset[str]
    things: frozenset[str]
    """What breaks, or makes things break, and is never somebody, not even with a capital in a headline."""
    culprit: frozenset[str]
    evidence: frozenset[str]
    denying: frozenset[str]
    believing: frozenset[str]
    untrue: frozenset[str]
    shunning: frozenset[str]
    sayings: frozenset[str]


OUTAGES = frozenset({HappeningKind.OUTAGE, HappeningKind.CABLE_CUT})
"""Kinds that say nothing of an attack where they are only said to have been."""
TOLD = ("ddos", "intrusion", "leak")
"""Kinds of attacks that words beside the noun tell."""


@cache
def load_table() -> Table:
    """The tables that the package carries."""
    data = _read("ledger.extract.claims.gist", "gist.toml")
    irregular = irregulars()
    words, told = data["words"], data["incident"]
    kinds = {HappeningKind(kind): nouns for kind, nouns in data["happenings"].items()}
    rows = [
        {"family": "happened", "kind": kind.value, "words": nouns}
        for kind, nouns in kinds.items()
        if kind not in OUTAGES
    ]
    alike, pronouns = (
        _entries(data["states"], irregular, verbs=False),
        _entries(data["pronouns"], irregular, verbs=None),
    )
    verbs = _merged(_entries(data["verbs"], irregular, verbs=True), alike)
    nouns = _merged(_merged(_entries([*data["nouns"], *rows], irregular, verbs=False), alike), pronouns)
    adjectives = _merged(_merged(_entries(data["adjectives"], irregular, verbs=None), alike), pronouns)
    others = _merged(_merged(_entries(data["others"], irregular, verbs=None), alike), pronouns)
    return Table(
        bases=frozenset(phrase.split()[0] for row in data["verbs"] for phrase in row["phrases"]),
        verbs=verbs,
        nouns=nouns,
        words=_by_tag({"V": verbs, "N": nouns, "J": adjectives, OTHER: others}),
        happenings={form: kind for kind, nouns in kinds.items() for w in nouns for form in noun_forms(w)},
        pointing=_nouns(told["pointing"]),
        cables=_nouns(told["cables"]),
        telling={HappeningKind(kind): frozenset(told[kind]) for kind in TOLD},
        down=_nouns(told["down"]),
        entered=_nouns(told["entered"]),
        speaking=_nouns((*told["down"], *told["entered"], *told["speaking"]))
        | frozenset(w for kind in TOLD for w in told[kind]),
        denying=_verbs(words["denying"], irregular),
        believing=_verbs(words["believing"], irregular),
        untrue=frozenset(words["untrue"]),
        shunning=_verbs(words["shunning"], irregular),
        suffering=_verbs(told["suffering"], irregular),
        striking=_verbs(told["striking"], irregular),
        malice=_nouns(told["malice"]),
        malware=_nouns(told["malware"]),
        openings=_nouns(told["openings"]),
        network=_nouns(words["network"]),
        equipment=_nouns(words["equipment"]),
        things=frozenset(form for form, entries in nouns.items() if any(e.family in THINGS for e in entries)),
        culprit=_nouns(words["culprit"]),
        evidence=_nouns(words["evidence"]),
        sayings=_nouns(words["sayings"]),
    )


@cache
def irregulars() -> Mapping[str, tuple[str, ...]]:
    """The irregular forms of all the extractor's verb tables, by base form."""
    found: dict[str, tuple[str, ...]] = {}
    for package, name in (
        ("ledger.extract", "cues.toml"),
        ("ledger.extract.measures", "triggers.toml"),
        ("ledger.extract.claims.gist", "gist.toml"),
    ):
        for verb, forms in _read(package, name)["irregular"].items():
            found[verb] = tuple(dict.fromkeys((*found.get(verb, ()), *forms)))
    return found


@cache
def _read(package: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(package).joinpath(name).read_text("utf8"))


def _merged(first: Entries, then: Entries) -> Entries:
    return {form: (*first.get(form, ()), *then.get(form, ())) for form in {*first, *then}}


def _by_tag(tables: Mapping[str, Entries]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    found: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for initial, entries in tables.items():
        for form, those in entries.items():
            found.setdefault(form, {})[initial] = those
    for by_tag in found.values():
        for initial in tables:
            by_tag.setdefault(initial, ())
    return found


def _nouns(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in noun_forms(word))


def _verbs(words: Iterable[str], irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for word in words for form in verb_forms(word, irregular.get(word, ())))


def _entries(
    rows: Iterable[Mapping[str, Any]], irregular: Mapping[str, tuple[str, ...]], *, verbs: bool | None
) -> dict[str, tuple[Entry, ...]]:
    """The entries of these rows; `verbs` says how their first words are inflected, None that they are not."""
    found: dict[str, list[Entry]] = {}
    for row in rows:
        kind = HappeningKind(row["kind"]) if "kind" in row else None
        for phrase in row.get("phrases") or row["words"]:
            first, *rest = phrase.split()
            entry = Entry(row["family"], tuple(rest), kind)
            forms = {first} if verbs is None else noun_forms(first)
            for form in verb_forms(first, irregular.get(first, ())) if verbs else forms:
                found.setdefault(form, []).append(entry)
    return {form: tuple(sorted(entries, key=lambda e: -len(e.rest))) for form, entries in found.items()}
