"""Figures of groups and relations, counted by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from ledger.evaluate.clusters import b_cubed, pairwise
from ledger.evaluate.thread_figures import thread_figures
from ledger.evaluate.thread_gold import Key, ThreadGold, thread_gold
from ledger.model.problem import LedgerError
from ledger.model.thread import Membership, Relation, RelationKind, Stance

GOLD = {"a": "one", "b": "one", "c": "one", "d": "two", "e": None}
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": None, "f": "y"}


def test_pairs() -> None:
    """Of gold's three pairs (ab, ac, bc) one is found, and one that is not gold's (cd); f is not asked about."""
    score = pairwise(GOLD, FOUND)
    assert (score.gold, score.found, score.gold_right) == (3, 2, 1)


def test_b_cubed() -> None:
    """Precision 1, 1, 1/2, 1/2, 1; recall 2/3, 2/3, 1/3, 1, 1: what is in no group stands alone."""
    score = b_cubed(GOLD, FOUND)
    assert (score.precision, score.recall) == (Fraction(4, 5), Fraction(11, 15))


def test_nothing_to_count() -> None:
    """Without things there are no shares."""
    assert b_cubed({}, {}).f1 is None
    assert pairwise({}, {}).f1 is None


def key(index: int) -> Key:
    """A claim of gold in the only article."""
    return ("article", index)


def test_relations_count_by_kind_and_direction() -> None:
    """One is right, one is turned round, one is between claims that are not gold's."""
    repeats, denies = RelationKind.REPEATS, RelationKind.DENIES
    gold = ThreadGold(
        incidents=dict.fromkeys(map(key, range(3)), "one"),
        propositions=dict.fromkeys(map(key, range(3)), None),
        stances=dict.fromkeys(map(key, range(3)), "assert"),
        relations=frozenset({(repeats, key(1), key(0)), (denies, key(2), key(0))}),
    )
    found = [
        Relation(kind=kind, later=later, earlier=earlier, rule="made/1", score=900)
        for kind, later, earlier in ((repeats, "1", "0"), (denies, "0", "2"), (denies, "9", "0"))
    ]
    members = [
        Membership(claim=name, incident="x", proposition=None, stance=Stance.ASSERTS, utterance=name)
        for name in ("0", "1", "2", "9")
    ]
    figures = thread_figures(gold, {str(index): key(index) for index in range(3)}, members, found, {})
    assert (figures.relations.gold, figures.relations.found, figures.relations.gold_right) == (2, 2, 1)
    assert figures.by_kind[repeats].f1 == 1
    assert figures.incidents.f1 == 1


def test_a_contradiction_that_gold_does_not_name_is_right_where_it_follows() -> None:
    """One accuses, another denies, of one proposition: right though unnamed; not of one side, nor of two who deny."""
    gold = ThreadGold(
        incidents=dict.fromkeys(map(key, range(4)), "one"),
        propositions=dict.fromkeys(map(key, range(4)), "p"),
        stances={key(0): "accuse", key(1): "deny", key(2): "assert", key(3): "deny"},
        relations=frozenset(),
    )
    sides = {key(0): "norland", key(1): "china", key(2): "china", key(3): "iran"}
    pairs = (("1", "0"), ("2", "1"), ("3", "1"))
    kind = RelationKind.CONTRADICTS
    found = [Relation(kind=kind, later=one, earlier=other, rule="made/1", score=900) for one, other in pairs]
    score = thread_figures(gold, {str(index): key(index) for index in range(4)}, [], found, sides).by_kind[kind]
    assert (score.gold, score.found, score.gold_right, score.found_right) == (0, 3, 0, 1)


def test_broken_gold_is_named_and_not_shown(tmp_path: Path) -> None:
    """A file of gold that cannot be read says where it is; nothing of what it holds."""
    (tmp_path / "threads").mkdir()
    (tmp_path / "threads" / "held_out.json").write_text('{"claims": [{"claim": ["secret"]}]}', encoding="utf-8")
    with pytest.raises(LedgerError) as fault:
        thread_gold(tmp_path, held_out=True)
    assert "secret" not in str(fault.value)
