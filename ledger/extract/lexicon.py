"""The cues of cues.toml with their inflections, looked up by word form."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ledger.model.claim import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that attributes."""

    words: tuple[str, ...]
    """Base form: ("rule", "out")."""
    act: Act
    frames: frozenset[str]
    weak: bool
    category: str
    """The class it stands in, for the rule's name and for measuring."""

    @property
    def rest(self) -> tuple[str, ...]:
        """What has to follow the inflected first word."""
        return self.words[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All cues by the lower-case form of their first word."""

    verbs: Mapping[str, tuple[Cue, ...]]
    """Single verbs, particle verbs and phrases; the longest first."""
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    light: frozenset[str]
    """Forms of light verbs."""
    adverbs: frozenset[str]
    deeds: frozenset[str]
    """Nouns of what somebody can have done."""
    text: str
    """The file as it stands, for the extractor's digest."""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that the package carries."""
    text = files("ledger.extract").joinpath("cues.toml").read_text("utf8")
    data = tomllib.loads(text)
    irregular = data["irregular"]
    verbs = [*_cues(data["verbs"], "verb"), *_cues(data["phrases"], "phrase")]
    return Lexicon(
        verbs=_by_form(verbs, lambda word: verb_forms(word, irregular.get(word, ()))),
        nouns=_by_form(_cues(data["nouns"], "noun"), noun_forms),
        adjectives=_by_form(_cues(data["adjectives"], "adjective"), lambda word: {word}),
        light=frozenset(
            f for v in data["light"]["verbs"] for f in verb_forms(v.split()[0], irregular.get(v.split()[0], ()))
        ),
        adverbs=frozenset(data["fixed"]["adverbs"]),
        deeds=frozenset(data["fixed"]["deeds"]),
        text=text,
    )


def _cues(classes: Iterable[Mapping[str, Any]], kind: str) -> Iterable[Cue]:
    for entry in classes:
        category = entry.get("class", f"{kind}-{entry['act']}")
        for words in entry["cues"]:
            yield Cue(
                words=tuple(words.split()),
                act=Act(entry["act"]),
                frames=frozenset(entry["frame"]),
                weak=entry.get("weak", False),
                category=category,
            )


def _by_form(cues: Iterable[Cue], forms: Any) -> Mapping[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for cue in cues:
        for form in forms(cue.words[0]):
            table.setdefault(form, []).append(cue)
    return {form: tuple(sorted(found, key=lambda c: -len(c.words))) for form, found in table.items()}


def verb_forms(verb: str, irregular: Iterable[str] = ()) -> set[str]:
    """The verb and its inflections: -s, -ed, -ing by the spelling rules, or the irregular pasts given."""
    stem = verb.removesuffix("e")
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    if consonant_y:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = stem + "ed"
    pasts = set(irregular) or {past}
    doubled = next((p[:-2] for p in pasts if p.endswith("ed") and p[:-2] != stem and p[:-3] == stem), "")
    gerund = (doubled or (verb if verb.endswith(("ee", "ye", "oe")) or verb == "be" else stem)) + "ing"
    if verb in ("get", "put", "let", "shoot", "hit", "begin"):
        gerund = {"get": "getting", "put": "putting", "let": "letting", "hit": "hitting", "begin": "beginning"}.get(
            verb, gerund
        )
    return {verb, "has" if verb == "have" else third, gerund, *pasts}


def noun_forms(noun: str) -> set[str]:
    """The noun and its plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return {noun, noun[:-1] + "ies"}
    if noun.endswith("is"):
        return {noun, noun[:-2] + "es"}
    return {noun, noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")}
