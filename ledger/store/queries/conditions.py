"""From a ClaimQuery to SQL: written once, for counting and for listing."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.model.actor import ANONYMOUS
from ledger.model.record import instant
from ledger.model.review import ReviewState
from ledger.model.verdict import Verdict
from ledger.store.dating import floor_second
from ledger.store.queries.query import ClaimQuery, fold
from ledger.store.queries.search import Every, Search
from ledger.store.review.conditions import Condition, decided_by, in_state, left_to
from ledger.store.snapshot import Snapshot
from ledger.store.standing import stands
from ledger.store.threads.standing import IS_LAST, RELATION_COUNTS

_FINDING = f"EXISTS (SELECT 1 FROM finding f WHERE f.claim_seq = c.seq{{more}} AND {stands('f.seq')})"

ORPHANED = (
    "c.seq IN (SELECT o.old FROM supersede o WHERE o.anchored = 'orphan' AND o.relation = 'gone')"
    f" AND NOT EXISTS (SELECT 1 FROM claim n WHERE n.id = c.id AND {stands('n.seq')})"
)
"""True for a claim of the table under the name `c` that is an orphan: a text that was put back has it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The claims that answer a query."""

    source: str
    """What stands after FROM: the tables needed and no others, so that the index of an actor's claims is enough."""
    where: str
    values: tuple[str | int, ...]
    key: str
    """The column with the claim's seq."""
    sort_key: str

    def count(self) -> str:
        """SQL for their number."""
        return f"SELECT count(*) FROM {self.source} WHERE {self.where}"

    def count_published(self) -> str:
        """SQL for the number of those judged by the date of publication; needs a query with since or until."""
        return f"{self.count()} AND c.when_source = 'published'"

    def count_retracted(self) -> str:
        """SQL for the number of those that were declared void."""
        claims = f"SELECT {self.key} FROM {self.source} WHERE {self.where}"
        return f"SELECT count(*) FROM retraction t WHERE t.claim_seq IN ({claims})"

    def places(self) -> str:
        """SQL for sort keys and seqs in order, of the claims after a place that is bound last, before a limit."""
        after = f"({self.sort_key}, {self.key}) > (?, ?)"
        order = f"{self.sort_key}, {self.key}"
        return f"SELECT {order} FROM {self.source} WHERE ({self.where}) AND {after} ORDER BY {order} LIMIT ?"

    def seqs(self) -> str:
        """SQL for their seqs in order; a limit can be put behind it."""
        return f"SELECT {self.key} FROM {self.source} WHERE {self.where} ORDER BY {self.sort_key}, {self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query says in words, looked up in the ledger that it is put to."""

    article: str | None = None
    """The id that `query.article` stands for."""
    incident: str | None = None
    proposition: str | None = None
    words: Condition | None = None
    """What stands for `query.search`, over `claim_search w`."""


def select(query: ClaimQuery, found: Found) -> Selection:
    """The claims that answer this query."""
    ids = query.actor_ids
    is_one_actor = ids is not None and len(ids) == 1 and found.words is None
    of_claim = [*_claim_conditions(query, found.article), *_review_conditions(query), *_thread_conditions(query, found)]
    of_words = [*_search_conditions(query)]
    alias = "x" if is_one_actor else "c"
    source = "claim_actor x" if is_one_actor else "claim c"
    if found.words is not None:
        return _by_words(query, found.words, [*of_claim, *of_words])
    if is_one_actor and (of_claim or of_words):
        source += " CROSS JOIN claim c ON c.seq = x.seq"
    if of_words:
        source += " CROSS JOIN claim_search w ON w.seq = c.seq"
    conditions = [*of_claim, *of_words]
    if ids is not None:
        conditions.insert(0, ("x.actor_id = ?", ids) if is_one_actor else _any_actor(ids))
    return _selection(source, alias, [*conditions, *_standing(query, alias)])


def _by_words(query: ClaimQuery, words: Condition, others: list[Condition]) -> Selection:
    """The index of words first: a search mostly finds few claims, and each of them is then looked at."""
    conditions = [words, *others, *_standing(query, "c")]
    if query.actor_ids is not None:
        conditions.append(_is_of_actors(query.actor_ids))
    return _selection("claim_search w CROSS JOIN claim c ON c.seq = w.seq", "c", conditions)


def _selection(source: str, alias: str, conditions: list[Condition]) -> Selection:
    return Selection(
        source=source,
        where=" AND ".join(f"({sql})" for sql, _ in conditions) or "TRUE",
        values=tuple(value for _, values in conditions for value in values),
        key=f"{alias}.seq",
        sort_key=f"{alias}.sort_key",
    )


def _standing(query: ClaimQuery, alias: str) -> Iterator[Condition]:
    if query.current_only and not query.orphaned and query.review is not ReviewState.SUPERSEDED:
        yield stands(f"{alias}.seq"), ()


def _is_of_actors(ids: tuple[str, ...]) -> Condition:
    """For claims at hand: a look into the index for each."""
    if not ids:
        return "FALSE", ()
    same = "a.sort_key = c.sort_key AND a.seq = c.seq"
    one = f"EXISTS (SELECT 1 FROM claim_actor a WHERE a.actor_id = ? AND {same})"
    return " OR ".join([one] * len(ids)), ids


def _any_actor(ids: tuple[str, ...]) -> Condition:
    if not ids:
        return "FALSE", ()
    marks = ", ".join("?" * len(ids))
    return f"c.seq IN (SELECT seq FROM claim_actor WHERE actor_id IN ({marks}))", ids


def _claim_conditions(query: ClaimQuery, article: str | None) -> Iterator[Condition]:
    """Conditions on the claim's own row and its findings."""
    if article is not None:
        yield "c.article = ?", (article,)
    if query.act is not None:
        yield "c.act = ?", (query.act.value,)
    if query.target_id is not None:
        yield "c.target_id = ?", (query.target_id,)
    if query.anonymous is not None:
        kinds = tuple(sorted(kind.value for kind in ANONYMOUS))
        yield f"c.anonymity {'' if query.anonymous else 'NOT '}IN ({', '.join('?' * len(kinds))})", kinds
    if query.since is not None:
        since = floor_second(instant(query.since))
        yield "c.when_source IS NOT NULL AND (c.when_latest IS NULL OR c.when_latest > ?)", (since,)
    if query.until is not None:
        until = floor_second(instant(query.until))
        yield "c.when_source IS NOT NULL AND (c.when_earliest IS NULL OR c.when_earliest < ?)", (until,)
    if query.orphaned:
        yield ORPHANED, ()
    if query.verdict is not None:
        yield _verdict(query.verdict)


def _review_conditions(query: ClaimQuery) -> Iterator[Condition]:
    """Conditions on what people have decided."""
    if query.review is not None:
        yield in_state(query.review, "c")
    if query.reviewer is not None:
        yield decided_by(query.reviewer, "c")
    if query.left_to is not None:
        yield left_to(query.left_to, "c")


def _thread_conditions(query: ClaimQuery, found: Found) -> Iterator[Condition]:
    """Conditions on where claims belong, and what they are to others."""
    for column, name in (("incident", found.incident), ("proposition", found.proposition)):
        if name is not None:
            members = f"SELECT m.claim_seq FROM membership m WHERE m.{column} = ? AND {IS_LAST}"
            yield f"c.seq IN ({members})", (name,)
    if query.contradicted:
        yield _related("contradicts"), ()
    if query.changed:
        yield f"{_related('revises')} OR {_related('retracts')}", ()


def _related(kind: str) -> str:
    """True for both sides of a relation of this kind that counts."""
    every = f"FROM relation r WHERE r.kind = '{kind}' AND {RELATION_COUNTS}"
    return f"c.seq IN (SELECT r.later {every} UNION SELECT r.earlier {every})"


def _verdict(verdict: Verdict) -> Condition:
    has_it = _FINDING.format(more=" AND f.verdict = ?")
    if verdict is Verdict.NOT_CHECKED:
        return f"{has_it} OR NOT {_FINDING.format(more='')}", (verdict.value,)
    return has_it, (verdict.value,)


def _search_conditions(query: ClaimQuery) -> Iterator[Condition]:
    """Conditions on folded text; instr() takes % and _ as letters."""
    if query.speaker is not None:
        yield "c.speaker_id = ? OR instr(w.speaker, ?) > 0", (query.speaker, fold(query.speaker))
    if query.target is not None:
        yield "c.target_id = ? OR instr(w.target, ?) > 0", (query.target, fold(query.target))
    if query.outlet is not None:
        yield "instr(w.outlet, ?) > 0", (fold(query.outlet),)
    if query.about is not None:
        yield "instr(w.words, ?) > 0", (fold(query.about),)


def search_condition(snapshot: Snapshot, search: Search) -> Condition:
    """True for the rows of `claim_search w` that answer a search: found by the index, then read where it takes that.

    The index knows words. Which of them stand side by side is seen in the claims that it finds.
    """
    sql, values = snapshot.matching(search)
    if not search.has_phrases:
        return sql, values
    readings = [_reading(every) for every in search.alternatives]
    read = " OR ".join(f"({condition})" for condition, _ in readings)
    return f"{sql} AND ({read})", (*values, *(value for _, needles in readings for value in needles))


def _reading(every: Every) -> Condition:
    holds = "instr(' ' || w.tokens || ' ', ?) > 0"
    conditions = [holds] * len(every.wanted) + [f"NOT {holds}"] * len(every.unwanted)
    return " AND ".join(conditions), tuple(term.needle for term in every.terms)
