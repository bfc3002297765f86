"""The figures of threads: groups and relations of the claims that extraction found, against gold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger.evaluate.clusters import BCubed, b_cubed, pairwise
from ledger.evaluate.comparison import narrated
from ledger.evaluate.figures import Score
from ledger.evaluate.gold import Gold
from ledger.evaluate.pairing import pair
from ledger.evaluate.places import Page
from ledger.evaluate.thread_gold import NARRATED, Key, Linked, ThreadGold
from ledger.model.claim import Claim, Quote
from ledger.model.thread import Membership, Relation, RelationKind

DENY, HELD = "deny", frozenset({"assert", "accuse"})
"""Stances of gold that stand against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFigures:
    """All figures of a set of articles; only claims that extraction found are asked about."""

    claims: Score
    """How many of gold's claims were found, so that they could be threaded."""
    incidents: Score
    """Pairs of claims that are about one incident."""
    incidents_b_cubed: BCubed
    propositions: Score
    """Pairs of claims that share a proposition."""
    propositions_b_cubed: BCubed
    relations: Score
    by_kind: dict[RelationKind, Score]


def keys_of(page: Page, gold: Gold, claims: Iterable[Claim]) -> dict[str, Key]:
    """By id of a claim that was found, which of gold's claims or narration it is.

    Raises:
        LedgerError: when gold is not in the text.
    """
    everything = list(claims)
    narration = [claim for claim in everything if claim.quote is Quote.NARRATION]
    attributed = [claim for claim in everything if claim.quote is not Quote.NARRATION]
    told = narrated(page, gold.narration, [*narration, *attributed])
    keys: dict[str, Key] = {
        [*narration, *attributed][claim].id: (gold.name, NARRATED, item) for item, claim in told.items()
    }
    found = pair(page, gold.claims, attributed)
    return keys | {attributed[claim].id: (gold.name, item) for item, claim in found.items()}


def sides_of(gold: Gold) -> dict[Key, str]:
    """By claim of an article's gold, on whose behalf it is said, else by whom; what nobody says is left out."""
    named = ((index, one.actors[0] if one.actors else None, one) for index, one in enumerate(gold.claims))
    sides = {(gold.name, index): actor or one.speaker or one.source for index, actor, one in named}
    return {key: side.casefold() for key, side in sides.items() if side is not None}


def thread_figures(
    gold: ThreadGold,
    keys: Mapping[str, Key],
    members: Iterable[Membership],
    relations: Iterable[Relation],
    sides: Mapping[Key, str],
) -> ThreadFigures:
    """Sets what was threaded against gold.

    Gold names a dozen contradictions of a proposition at the most. So a contradiction that it does not name is right
    too where by gold one side asserts or accuses, another denies, and both are about one proposition of one incident:
    it counts among those found that are right, never among those that should be found.

    Args:
        gold: of the whole set of articles.
        keys: by id of a claim, which of gold's it is; others are left out.
        members: of the claims.
        relations: between them; a pair counts as right when gold has it with this kind in this direction.
        sides: by claim of gold, whose it is.
    """
    placed = {keys[one.claim]: one for one in members if one.claim in keys}
    incidents = {key: group for key, group in gold.incidents.items() if key in placed}
    propositions = {key: group for key, group in gold.propositions.items() if key in placed}
    in_incidents = {key: one.incident for key, one in placed.items()}
    in_propositions = {key: one.proposition for key, one in placed.items()}
    found = {linked for one in relations if (linked := _linked(one, keys)) is not None}
    implied = {one for one in found - gold.relations if _is_implied(one, gold, sides)}
    asked = {one for one in gold.relations if one[1] in placed and one[2] in placed}
    return ThreadFigures(
        claims=Score(
            gold=len(gold.incidents), found=len(incidents), gold_right=len(incidents), found_right=len(incidents)
        ),
        incidents=pairwise(incidents, in_incidents),
        incidents_b_cubed=b_cubed(incidents, in_incidents),
        propositions=pairwise(propositions, in_propositions),
        propositions_b_cubed=b_cubed(propositions, in_propositions),
        relations=_score(asked, found, implied),
        by_kind={
            kind: _score(*({one for one in each if one[0] is kind} for each in (asked, found, implied)))
            for kind in RelationKind
        },
    )


def _is_implied(one: Linked, gold: ThreadGold, sides: Mapping[Key, str]) -> bool:
    """Whether it is a contradiction that follows from what gold says of the two claims."""
    kind, later, earlier = one
    if kind is not RelationKind.CONTRADICTS or None in (gold.propositions.get(later), gold.incidents.get(later)):
        return False
    if gold.propositions[later] != gold.propositions.get(earlier):
        return False
    stances = {gold.stances[later], gold.stances[earlier]}
    is_opposed = DENY in stances and not HELD.isdisjoint(stances)
    return is_opposed and None not in (sides.get(later), sides.get(earlier)) and sides[later] != sides[earlier]


def _linked(relation: Relation, keys: Mapping[str, Key]) -> Linked | None:
    if relation.later not in keys or relation.earlier not in keys:
        return None
    return relation.kind, keys[relation.later], keys[relation.earlier]


def _score(gold: set[Linked], found: set[Linked], implied: set[Linked]) -> Score:
    right = len(gold & found)
    return Score(gold=len(gold), found=len(found), gold_right=right, found_right=right + len(implied))
