"""Small parses built by hand: subjects, noun phrases, hedges, spans; no model."""

import pytest

from ledger.extract.claims.hedges import hedges_in
from ledger.extract.parse.nouns import is_passive, noun_phrase, subject_of
from ledger.extract.parse.syntax import Parse, spans_of, trim
from ledger.model.text import Span


def built(rows: str) -> Parse:
    """A parse from "word|TAG|label|head" items, one blank between the words; a sentence ends at its full stop."""
    items = [row.split("|") for row in rows.split()]
    words = [item[0] for item in items]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    return Parse(
        text=" ".join(words),
        words=words,
        starts=starts,
        tags=[item[1] for item in items],
        deps=[item[2] for item in items],
        heads=[int(item[3]) for item in items],
        sentence_starts=[0, *(i + 1 for i, w in enumerate(words[:-1]) if w == ".")],
        lowers=[w.lower() for w in words],
    )


SUBJECTS = {
    "its own": (
        "The|DT|det|1 carrier|NN|nsubj|2 denied|VBD|ROOT|2 reports|NNS|dobj|2 .|.|punct|2",
        ("denied", "carrier"),
    ),
    "coordination": (
        "The|DT|det|1 ministry|NN|nsubj|2 met|VBD|ROOT|2 and|CC|cc|2 denied|VBD|conj|2 it|PRP|dobj|4",
        ("denied", "ministry"),
    ),
    "coordination with a subject of its own": (
        "Lee|NNP|nsubj|1 met|VBD|ROOT|1 and|CC|cc|1 Ortiz|NNP|nsubj|4 denied|VBD|conj|1 it|PRP|dobj|4",
        ("denied", "Ortiz"),
    ),
    "control": (
        "The|DT|det|1 carrier|NN|nsubj|2 declined|VBD|ROOT|2 to|TO|aux|4 say|VB|xcomp|2 .|.|punct|2",
        ("say", "carrier"),
    ),
    "participle": (
        "The|DT|det|1 envoy|NN|nsubj|2 left|VBD|ROOT|2 ,|,|punct|2 saying|VBG|advcl|2 it|PRP|nsubj|6 broke|VBD|ccomp|4",
        ("saying", "envoy"),
    ),
    "relative pronoun": (
        "The|DT|det|1 envoy|NN|nsubj|4 who|WP|nsubj|3 spoke|VBD|relcl|1 left|VBD|ROOT|4 .|.|punct|4",
        ("spoke", "envoy"),
    ),
    "relative pronoun, coordinated": (
        "The|DT|det|1 envoy|NN|nsubj|6 who|WP|nsubj|3 met|VBD|relcl|1 and|CC|cc|3 spoke|VBD|conj|3 left|VBD|ROOT|6",
        ("spoke", "envoy"),
    ),
    "agent of a passive": (
        "Reports|NNS|nsubjpass|2 were|VBD|auxpass|2 denied|VBN|ROOT|2 by|IN|agent|2 the|DT|det|5 carrier|NN|pobj|3",
        ("denied", "carrier"),
    ),
    "passive without an agent": (
        "Lines|NNS|nsubjpass|2 were|VBD|auxpass|2 said|VBN|ROOT|2 to|TO|aux|4 be|VB|xcomp|2 down|RB|advmod|4",
        ("said", None),
    ),
    "quoted as saying": (
        "Lee|NNP|nsubjpass|2 was|VBD|auxpass|2 quoted|VBN|ROOT|2 as|IN|prep|2 saying|VBG|pcomp|3 so|RB|advmod|4",
        ("saying", "Lee"),
    ),
    "adjective of a copula": (
        "Lee|NNP|nsubj|1 is|VBZ|ROOT|1 sure|JJ|acomp|1 it|PRP|nsubj|4 broke|VBD|ccomp|2",
        ("sure", "Lee"),
    ),
    "participle of a noun": (
        "a|DT|det|1 letter|NN|ROOT|1 saying|VBG|acl|1 lines|NNS|nsubj|4 broke|VBD|ccomp|2",
        ("saying", "letter"),
    ),
    "none": ("Said|VBD|ROOT|0 so|RB|advmod|0", ("Said", None)),
}


@pytest.mark.parametrize(("rows", "expected"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_who_does_what_a_verb_says(rows: str, expected: tuple[str, str | None]) -> None:
    """(verb, head of its subject)."""
    parse = built(rows)
    verb, subject = expected
    found = subject_of(parse, parse.words.index(verb))
    assert (parse.words[found] if found is not None else None) == subject


def test_a_reduced_participle_is_passive() -> None:
    """A letter "signed by Lee" signs nothing; a letter "saying" so says it."""
    parse = built("a|DT|det|1 letter|NN|ROOT|1 signed|VBN|acl|1 by|IN|agent|2 Lee|NNP|pobj|3 saying|VBG|acl|1")
    assert is_passive(parse, 2)
    assert not is_passive(parse, 5)
    assert subject_of(parse, 2) == 4


def test_who_is_asked_at_the_opening_asks_nothing() -> None:
    """'Asked if it broke, Lee left', 'when asked': a participle, though the parse may tag it as a finite verb."""
    clause = "Asked|VBD|advcl|5 if|IN|mark|3 it|PRP|nsubj|3 broke|VBD|advcl|0 Lee|NNP|nsubj|5 left|VBD|ROOT|5"
    assert is_passive(built(clause), 0)
    assert subject_of(built(clause), 0) is None
    assert is_passive(built("Lee|NNP|nsubj|1 left|VBD|ROOT|1 when|WRB|advmod|3 asked|VBD|advcl|1"), 3)
    assert not is_passive(built("Lee|NNP|nsubj|1 left|VBD|ROOT|1 quietly|RB|advmod|3 asked|VBD|advcl|1"), 3)


def test_a_chain_of_verbs_without_end_has_no_subject() -> None:
    """A parse that leads down ten infinitives is given up on."""
    rows = "Go|VB|ROOT|0 " + " ".join(f"go|VB|xcomp|{i}" for i in range(10))
    assert subject_of(built(rows), 10) is None


PHRASES = {
    "title and apposition": (
        "Ada|NNP|compound|1 Okafor|NNP|nsubj|6 ,|,|punct|1 an|DT|det|4 envoy|NN|appos|1 ,|,|punct|1 spoke|VBD|ROOT|6",
        ("Okafor", "Ada Okafor , an envoy"),
    ),
    "preposition": (
        "a|DT|det|1 spokesman|NN|nsubj|5 for|IN|prep|1 the|DT|det|4 carrier|NN|pobj|2 spoke|VBD|ROOT|5",
        ("spokesman", "a spokesman for the carrier"),
    ),
    "relative clause out": (
        "The|DT|det|1 envoy|NN|nsubj|5 ,|,|punct|1 who|WP|nsubj|4 left|VBD|relcl|1 spoke|VBD|ROOT|5",
        ("envoy", "The envoy"),
    ),
    "short participle in": (
        "hackers|NNS|nsubj|4 called|VBN|acl|0 Night|NNP|compound|3 Owl|NNP|oprd|1 struck|VBD|ROOT|4",
        ("hackers", "hackers called Night Owl"),
    ),
    "noun before a name": (
        "hackers|NNS|nsubj|1 called|VBD|ROOT|1 Night|NNP|compound|3 Owl|NNP|nsubj|4 struck|VBD|ccomp|1",
        ("Owl", "hackers called Night Owl"),
    ),
    "object of called": (
        "The|DT|det|1 envoy|NN|nsubj|2 called|VBD|ROOT|2 the|DT|det|4 report|NN|dobj|2 false|JJ|oprd|2",
        ("report", "the report"),
    ),
    "subject of a small clause": (
        "The|DT|det|1 envoy|NN|nsubj|2 called|VBD|ROOT|2 Norland|NNP|nsubj|4 reckless|JJ|ccomp|2",
        ("Norland", "Norland"),
    ),
    "coordination": (
        "Lee|NNP|nsubj|3 and|CC|cc|0 Ortiz|NNP|conj|0 spoke|VBD|ROOT|3",
        ("Lee", "Lee and Ortiz"),
    ),
    "name cut off": (
        "The|DT|det|1 researcher|NN|nsubj|4 Elin|NNP|compound|3 Dahl|NNP|nsubj|4 spoke|VBD|ROOT|4",
        ("researcher", "The researcher Elin Dahl"),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), PHRASES.values(), ids=PHRASES.keys())
def test_where_a_noun_phrase_begins_and_ends(rows: str, expected: tuple[str, str]) -> None:
    """(head, phrase)."""
    parse = built(rows)
    head, phrase = expected
    found = noun_phrase(parse, parse.words.index(head))
    assert " ".join(parse.words[t] for t in found) == phrase


def test_coordinated_names_can_be_left_out() -> None:
    """For the one target among two."""
    parse = built("Lee|NNP|nsubj|3 and|CC|cc|0 Ortiz|NNP|conj|0 spoke|VBD|ROOT|3")
    assert noun_phrase(parse, 0, coordinated=False) == [0]


def test_a_noun_phrase_of_marks_is_its_head() -> None:
    """A dash that the parse takes for the doer: a phrase always has words, or whoever reads its ends would fail."""
    parse = built("-|NN|nsubj|1 attacked|VBD|ROOT|1 them|PRP|dobj|1")
    assert noun_phrase(parse, 0) == [0]


HEDGES = {
    "may": ("It|PRP|nsubj|2 may|MD|aux|2 break|VB|ROOT|2", ("may",)),
    "May": ("In|IN|prep|3 May|NNP|pobj|0 it|PRP|nsubj|3 broke|VBD|ROOT|3", ()),
    "could": ("It|PRP|nsubj|2 could|MD|aux|2 break|VB|ROOT|2", ("could",)),
    "could not": ("It|PRP|nsubj|3 could|MD|aux|3 not|RB|neg|3 break|VB|ROOT|3", ()),
    "might not": ("It|PRP|nsubj|3 might|MD|aux|3 not|RB|neg|3 break|VB|ROOT|3", ("might",)),
    "will": ("It|PRP|nsubj|2 will|MD|aux|2 break|VB|ROOT|2", ()),
    "adverb": ("It|PRP|nsubj|2 Probably|RB|advmod|2 broke|VBD|ROOT|2", ("probably",)),
    "verb": ("It|PRP|nsubj|1 appears|VBZ|ROOT|1 down|RB|acomp|1", ("appears",)),
    "two": ("It|PRP|nsubj|3 may|MD|aux|3 possibly|RB|advmod|3 break|VB|ROOT|3", ("may", "possibly")),
    "phrase": (
        "It|PRP|nsubj|1 is|VBZ|ROOT|1 consistent|JJ|acomp|1 with|IN|prep|2 wear|NN|pobj|3",
        ("consistent with",),
    ),
    "half a phrase": ("It|PRP|nsubj|1 is|VBZ|ROOT|1 consistent|JJ|acomp|1", ()),
}


@pytest.mark.parametrize(("rows", "expected"), HEDGES.values(), ids=HEDGES.keys())
def test_what_holds_a_claim_back(rows: str, expected: tuple[str, ...]) -> None:
    """In lower case, in the order of the text."""
    parse = built(rows)
    assert hedges_in(parse, range(len(parse)), (), weak=False) == expected


def test_a_weak_cue_is_a_hedge_and_words_outside_are_none() -> None:
    """Somebody who "suspects" it; a "may" of the sentence around is another's."""
    parse = built("Lee|NNP|nsubj|1 suspects|VBZ|ROOT|1 it|PRP|nsubj|4 may|MD|aux|4 break|VB|ccomp|1")
    assert hedges_in(parse, [2, 3, 4], [1], weak=True) == ("suspects", "may")
    assert hedges_in(parse, [2, 4], [1], weak=False) == ()


def test_spans_join_runs_and_leave_lone_marks_out() -> None:
    """Code points of the text; a comma at the edge of a run is trimmed."""
    parse = built(
        "It|PRP|nsubj|1 broke|VBD|ROOT|1 ,|,|punct|1 he|PRP|nsubj|4 said|VBD|ROOT|4 "
        ",|,|punct|4 twice|RB|advmod|1 .|.|punct|1"
    )
    spans = spans_of(parse, [7, 0, 1, 2, 5, 6])
    assert [span.of(parse.text) for span in spans] == ["It broke", "twice"]
    assert spans_of(parse, [2]) == ()
    assert spans_of(parse, []) == ()
    assert spans[0] == Span(0, 8)


def test_trim_takes_marks_from_both_ends_only() -> None:
    """A comma inside stays."""
    parse = built(",|,|punct|1 It|PRP|nsubj|3 ,|,|punct|1 broke|VBD|ROOT|3 .|.|punct|3 --|:|punct|3")
    assert trim(parse, range(6)) == [1, 2, 3]
    assert trim(parse, [0, 4]) == []


def test_negation_is_that_of_the_verb() -> None:
    """By "not" and "never", not by a "no" elsewhere."""
    parse = built(
        "He|PRP|nsubj|2 never|RB|neg|2 said|VBD|ROOT|2 no|DT|det|4 word|NN|dobj|2 .|.|punct|2 "
        "He|PRP|nsubj|7 spoke|VBD|ROOT|7"
    )
    assert parse.is_negated(2)
    assert not parse.is_negated(7)
    assert parse.sentence(7) == (6, 7)
