"""The cues: enough of them, in frames that some rule knows, with their inflections, none twice."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ledger.extract import rules
from ledger.extract.lexicon import load_lexicon, noun_forms, verb_forms
from ledger.model.claim import Act

LEXICON = load_lexicon()
DATA: dict[str, Any] = tomllib.loads(LEXICON.text)
KINDS = ("verbs", "phrases", "nouns", "adjectives")
CLASSES = [(kind, entry) for kind in KINDS for entry in DATA[kind]]
PREPOSITIONS = {"of", "for", "about", "over", "against", "with", "on", "to", "at", "by", "in", "from"}
RULES = "".join(path.read_text("utf-8") for path in Path(str(rules.__file__)).parent.glob("*.py"))
"""The source of the rules: a frame that none of them names is a misspelt one."""

VERBS = {
    "said": ("say", Act.ASSERT),
    "saying": ("say", Act.ASSERT),
    "told": ("tell", Act.ASSERT),
    "denies": ("deny", Act.DENY),
    "denied": ("deny", Act.DENY),
    "denying": ("deny", Act.DENY),
    "pledged": ("pledge", Act.PROMISE),
    "vowing": ("vow", Act.PROMISE),
    "admitted": ("admit", Act.ADMIT),
    "admitting": ("admit", Act.ADMIT),
    "confesses": ("confess", Act.ADMIT),
    "accused": ("accuse", Act.ACCUSE),
    "blames": ("blame", Act.ACCUSE),
    "threatening": ("threaten", Act.THREATEN),
    "urges": ("urge", Act.URGE),
    "asked": ("ask", Act.ASK),
    "condemning": ("condemn", Act.CRITICIZE),
    "suspects": ("suspect", Act.SPECULATE),
    "wondered": ("wonder", Act.ASK),
    "written": ("write", Act.ASSERT),
    "rebutted": ("rebut", Act.DENY),
    "swore": ("swear", Act.PROMISE),
}
PHRASES = {
    "claimed": (("claim", "responsibility"), Act.CLAIM_RESPONSIBILITY),
    "took": (("take", "responsibility"), Act.CLAIM_RESPONSIBILITY),
    "declines": (("decline", "to", "comment"), Act.DECLINE_COMMENT),
    "refusing": (("refuse", "to", "comment"), Act.DECLINE_COMMENT),
    "pointed": (("point", "the", "finger"), Act.ACCUSE),
    "ruled": (("rule", "out"), Act.DENY),
}


@pytest.mark.parametrize(("form", "base", "act"), [(f, *v) for f, v in VERBS.items()], ids=VERBS.keys())
def test_an_inflected_verb_is_a_cue(form: str, base: str, act: Act) -> None:
    """By its form, with the act of its base."""
    assert any(cue.words == (base,) and cue.act is act for cue in LEXICON.verbs[form])


@pytest.mark.parametrize(("form", "words", "act"), [(f, *v) for f, v in PHRASES.items()], ids=PHRASES.keys())
def test_a_phrase_stands_under_the_forms_of_its_verb(form: str, words: tuple[str, ...], act: Act) -> None:
    """The longest first, so that "refused to comment" is tried before "refused"."""
    cues = LEXICON.verbs[form]
    assert any(cue.words == words and cue.act is act and cue.rest == words[1:] for cue in cues)
    assert [len(cue.words) for cue in cues] == sorted((len(cue.words) for cue in cues), reverse=True)


INFLECTED = {
    "go": {"go", "goes", "going", "gone", "went"},
    "agree": {"agree", "agrees", "agreed", "agreeing"},
    "urge": {"urge", "urges", "urged", "urging"},
    "deny": {"deny", "denies", "denied", "denying"},
    "say": {"say", "says", "said", "saying"},
    "stress": {"stress", "stresses", "stressed", "stressing"},
    "admit": {"admit", "admits", "admitted", "admitting"},
    "insist": {"insist", "insists", "insisted", "insisting"},
    "put": {"put", "puts", "putting"},
    "have": {"have", "has", "had", "having"},
    "echo": {"echo", "echoes", "echoed", "echoing"},
}


@pytest.mark.parametrize(("verb", "expected"), INFLECTED.items(), ids=INFLECTED.keys())
def test_inflections_are_those_of_english(verb: str, expected: set[str]) -> None:
    """No form missing and none made up."""
    assert verb_forms(verb, DATA["irregular"].get(verb, ())) == expected


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("denial", "denials"),
        ("hypothesis", "hypotheses"),
        ("testimony", "testimonies"),
        ("guess", "guesses"),
        ("view", "views"),
    ],
)
def test_nouns_have_plurals(noun: str, plural: str) -> None:
    """The noun itself and one plural."""
    assert noun_forms(noun) == {noun, plural}


def test_there_are_300_cues_or_more() -> None:
    """Different base forms, inflections not counted; the issue asks for 300."""
    assert len({(kind, cue) for kind, entry in CLASSES for cue in entry["cues"]}) >= 300


def test_every_act_has_cues() -> None:
    """All twelve."""
    assert {Act(entry["act"]) for _, entry in CLASSES} == set(Act)


def test_every_frame_is_known() -> None:
    """A misspelt frame would never fire."""
    for _, entry in CLASSES:
        for frame in entry["frame"]:
            assert frame.removeprefix("obj-") in PREPOSITIONS or f'"{frame}"' in RULES, entry


def test_no_cue_stands_twice_in_a_class() -> None:
    """The second would be dead."""
    for _, entry in CLASSES:
        assert [cue for cue, count in Counter(entry["cues"]).items() if count > 1] == []


def test_cues_are_written_in_base_form() -> None:
    """Lower case, words apart by one blank, "~" for any determiner, "*" for an object."""
    for _, entry in CLASSES:
        for cue in entry["cues"]:
            assert re.fullmatch(r"[a-z’'~-]+(?: (?:[a-z’'~-]+|\*))*", cue), cue


def test_irregular_forms_belong_to_verbs_that_need_them() -> None:
    """Every irregular form that a cue begins with is looked up."""
    used = {cue.split()[0] for kind, entry in CLASSES if kind in ("verbs", "phrases") for cue in entry["cues"]}
    for verb in used & DATA["irregular"].keys():
        for form in DATA["irregular"][verb]:
            assert any(cue.words[0] == verb for cue in LEXICON.verbs[form])


def test_light_verbs_and_adverbs_are_looked_up_by_form() -> None:
    """As in "issued a denial" and "is reportedly down"."""
    assert {"issued", "made", "gave", "voicing"} <= LEXICON.light
    assert {"reportedly", "allegedly"} <= LEXICON.adverbs
