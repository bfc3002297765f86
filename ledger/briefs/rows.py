"""The rows of a brief: each with the sentence and the id of every claim that it rests on."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from ledger.briefs.words import cited, cited_all, said_cells, time_cells
from ledger.export.figures import range_words
from ledger.export.reviewing import correction_lines, note_lines, reviewer_lines, state_words
from ledger.export.rows import verdict_pair
from ledger.export.timeline import drawable
from ledger.export.wording import UNNAMED, claim_sentence, who
from ledger.model.claim import Act
from ledger.model.evidence import Observation
from ledger.model.gist import Predicate
from ledger.model.outage import Outage
from ledger.model.text import Metadata
from ledger.model.thread import RelationKind, Stance
from ledger.model.verdict import Range, Verdict
from ledger.threads.views.account import Account
from ledger.threads.views.attribution import Blame
from ledger.threads.views.board import Stand
from ledger.threads.views.phrases import days

Row = tuple[str, ...]

AGAINST = (RelationKind.DENIES, RelationKind.CONTRADICTS, RelationKind.RETRACTS, RelationKind.REVISES)
"""What makes a pair of claims one that a reader has to see together."""


def measured_rows(outages: tuple[Outage, ...], names: Mapping[str, str], zone: ZoneInfo | None) -> Iterator[Row]:
    """Every outage that was measured of this victim at that time.

    Args:
        outages: in the order of the rows.
        names: common names by id of an actor.
        zone: the second zone.
    """
    for one in outages:
        began = time_cells(*one.began, zone)
        ended = time_cells(*one.ended, zone) if any(one.ended) else ("not known",)
        data = f"{one.start.basis}, grade {one.start.grade}"
        yield (
            _network(one.start, names),
            "\n".join(began),
            "\n".join(ended),
            _length(one),
            ", ".join(one.providers) or "not named",
            data,
        )


def _network(one: Observation, names: Mapping[str, str]) -> str:
    """What was measured, by the name of whose it is: "AS131279 (North Korea)", "Syria"."""
    if one.entity in names:
        return names[one.entity]
    whose = names.get(one.subject or "")
    return f"{one.entity} ({whose})" if whose else one.entity


def _length(one: Outage) -> str:
    known = one.duration
    return range_words(Range(low=known.low, high=known.high), known.unit) if known else "not known"


_TO_COME = frozenset({Act.URGE, Act.THREATEN, Act.PROMISE})
"""Acts about what is still to come, whatever day they name."""

_SAYS_NOTHING = frozenset({Stance.ASKS, Stance.DECLINES})
"""Who asks or declines does not say that anything happened."""


def timeline_rows(account: Account, zone: ZoneInfo | None) -> Iterator[Row]:
    """What is said to have happened when, by the time claimed, with what measurements say of it."""
    timed = [
        (interval, entry)
        for claim, entry in account.entries.items()
        if claim not in account.relays
        and account.members[claim].stance not in _SAYS_NOTHING
        and entry.claim.act not in _TO_COME
        and (interval := drawable(entry.claim.event_time)) is not None
    ]
    timed.sort(key=lambda pair: pair[0])  # of one time, those first that were said first
    for interval, entry in timed:
        on_event, _ = verdict_pair(entry.findings)
        yield (*time_cells(*interval, zone), claim_sentence(entry), on_event.replace("_", " "), cited(entry))


def position_rows(account: Account, stands: tuple[Stand, ...]) -> Iterator[Row]:
    """What each side holds; single remarks about nothing in particular stand in the list of all claims."""
    for one in stands:
        if is_remark(account, one):
            continue
        refuses = "will not s" in one.verb.rpartition(", ")[2]  # "will not say whether it was so"
        colon = "" if refuses or one.verb.endswith("declines") else ":"
        held = f"{one.verb}{colon} {one.words}{' (changed)' if one.is_changed else ''}"
        yield one.who, held, days(one.first_day, one.last_day), one.sources, cited_all(account, one.ids)


def is_remark(account: Account, one: Stand) -> bool:
    """Whether it is a single remark of which nothing more is known than its words."""
    if one.proposition is None or one.claims > 1:
        return False
    return account.propositions[one.proposition].predicate is Predicate.OTHER


def blame_rows(account: Account, blames: tuple[Blame, ...]) -> Iterator[Row]:
    """Who blames whom; what measurements say in a cell of its own, its sentence with the other findings."""
    for blame in blames:
        measured = "\n".join(one.words for one in blame.measured)
        for voice in blame.voices:
            yield (
                blame.blamed, voice.who, f"{voice.verb}: {blame.words}", "; ".join(voice.grounds) or "none stated",
                voice.first_day, measured or "not checked", cited_all(account, voice.claims),
            )  # fmt: skip


def contradiction_rows(account: Account) -> Iterator[Row]:
    """Claims that cannot both be so, or of which one denies the other: all sentences of both sides, the earlier first.

    Those of two sides about the same two things stand in one row: a denial of what was said five times is one, and so
    is a charge that is made again after it.
    """
    pairs: defaultdict[tuple[str, str], set[RelationKind]] = defaultdict(set)
    for one in account.relations:
        if one.kind in AGAINST:
            pairs[one.earlier, one.later].add(one.kind)
    place = {claim: at for at, claim in enumerate(account.entries)}
    quarrels: dict[Hashable, _Quarrel] = {}
    for earlier, later in sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])):
        kinds, sides = pairs[earlier, later], (_side_of(account, earlier), _side_of(account, later))
        key = frozenset(sides) if kinds <= _MUTUAL else (frozenset(kinds), sides)
        quarrel = quarrels.setdefault(key, _Quarrel(sides[0]))
        quarrel.add(earlier, later, kinds, is_turned=sides[0] != quarrel.side)
    for quarrel in quarrels.values():
        first, second = (sorted(claims, key=place.__getitem__) for claims in (quarrel.first, quarrel.second))
        yield _in_words(account, first), quarrel.words, _in_words(account, second)


_MUTUAL = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS})
"""What two sides do to each other; one revises or retracts what is his own."""

_Side = tuple[str, str | None]
"""Who says it, and about which thing."""


@dataclass(slots=True)
class _Quarrel:
    """What two sides say against each other."""

    side: _Side
    """Of the one that spoke first."""
    first: set[str] = field(default_factory=set)
    """Ids of its claims."""
    second: set[str] = field(default_factory=set)
    kinds: set[RelationKind] = field(default_factory=set)
    is_mutual: bool = False
    """Whether each of them speaks after the other."""

    def add(self, earlier: str, later: str, kinds: set[RelationKind], *, is_turned: bool) -> None:
        first, second = (later, earlier) if is_turned else (earlier, later)
        self.first.add(first)
        self.second.add(second)
        self.kinds |= kinds
        self.is_mutual |= is_turned

    @property
    def words(self) -> str:
        if self.is_mutual:
            return "each contradicts the other"
        return f"the later {' and '.join(kind for kind in AGAINST if kind in self.kinds)} the earlier"


def _side_of(account: Account, claim: str) -> _Side:
    return account.tellings[claim].party or claim, account.members[claim].proposition


def _in_words(account: Account, claims: Sequence[str]) -> str:
    """The first of these claims, and the sentences of all."""
    return f"{claim_sentence(account.entries[claims[0]])}\n{cited_all(account, claims)}"


def evidence_rows(account: Account, verdict: Verdict) -> Iterator[Row]:
    """Every finding of this verdict, equal sentences once, with the claims that it is on."""
    found = defaultdict(list)
    for entry in account.entries.values():
        for finding in entry.findings:
            if finding.verdict is verdict:
                found[finding.sentence].append((finding, entry))
    for sentence, pairs in found.items():
        finding = pairs[0][0]
        on = "cause, actor or motive" if finding.is_on_attribution else "the event"
        reason = f" ({finding.reason.replace('_', ' ')})" if finding.reason else ""
        grade = f"{finding.basis}, grade {finding.grade}" if finding.grade else ""
        claims = dict.fromkeys(entry.claim.id for _, entry in pairs)
        yield f"{verdict.replace('_', ' ')}{reason}", on, sentence, grade, cited_all(account, claims)


def unnamed_rows(account: Account) -> Iterator[Row]:
    """Every source without a name, with what it says and through whom it came."""
    for entry in account.entries.values():
        if entry.claim.anonymity in UNNAMED and not account.tellings[entry.claim.id].is_narrated:
            yield who(entry.claim), UNNAMED[entry.claim.anonymity], claim_sentence(entry), cited(entry)


def claim_rows(account: Account, zone: ZoneInfo | None) -> Iterator[Row]:
    """All claims in the order in which they were said."""
    for claim, entry in account.entries.items():
        passed_on = " (passes on what another says)" if claim in account.relays else ""
        review = "\n".join((state_words(entry), *reviewer_lines(entry), *correction_lines(entry), *note_lines(entry)))
        yield (*said_cells(entry, zone), claim_sentence(entry) + passed_on, cited(entry), review)


def _place(meta: Metadata, article: str) -> tuple[str, str, str]:
    """Where an article stands in the list: by its date, those without one last."""
    return meta.published or "~", meta.outlet or "~", article


def article_rows(account: Account) -> Iterator[Row]:
    """The articles, with how many of the claims each has."""
    articles = defaultdict(list)
    for entry in account.entries.values():
        articles[entry.claim.article].append(entry)
    for article, entries in sorted(articles.items(), key=lambda pair: _place(pair[1][0].meta, pair[0])):
        meta = entries[0].meta
        yield (
            meta.outlet or "not known",
            meta.published or "no date",
            meta.title or "",
            meta.url or "",
            str(len(entries)),
            article,
        )
