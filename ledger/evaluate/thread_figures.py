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


def thread_figures(
    gold: ThreadGold, keys: Mapping[str, Key], members: Iterable[Membership], relations: Iterable[Relation]
) -> ThreadFigures:
    """Sets what was threaded against gold.

    Args:
        gold: of the whole set of articles.
        keys: by id of a claim, which of gold's it is; others are left out.
        members: of the claims.
        relations: between them; a pair counts as right when gold has it with this kind in this direction.
    """
    placed = {keys[one.claim]: one for one in members if one.claim in keys}
    incidents = {key: group for key, group in gold.incidents.items() if key in placed}
    propositions = {key: group for key, group in gold.propositions.items() if key in placed}
    in_incidents = {key: one.incident for key, one in placed.items()}
    in_propositions = {key: one.proposition for key, one in placed.items()}
    found = {linked for one in relations if (linked := _linked(one, keys)) is not None}
    asked = {one for one in gold.relations if one[1] in placed and one[2] in placed}
    return ThreadFigures(
        claims=Score(
            gold=len(gold.incidents), found=len(incidents), gold_right=len(incidents), found_right=len(incidents)
        ),
        incidents=pairwise(incidents, in_incidents),
        incidents_b_cubed=b_cubed(incidents, in_incidents),
        propositions=pairwise(propositions, in_propositions),
        propositions_b_cubed=b_cubed(propositions, in_propositions),
        relations=_score(asked, found),
        by_kind={
            kind: _score({one for one in asked if one[0] is kind}, {one for one in found if one[0] is kind})
            for kind in RelationKind
        },
    )


def _linked(relation: Relation, keys: Mapping[str, Key]) -> Linked | None:
    if relation.later not in keys or relation.earlier not in keys:
        return None
    return relation.kind, keys[relation.later], keys[relation.earlier]


def _score(gold: set[Linked], found: set[Linked]) -> Score:
    right = len(gold & found)
    return Score(gold=len(gold), found=len(found), gold_right=right, found_right=right)
