"""From an event to its rows in the tables: the only place that knows it, for writing and for rebuilding alike.

A pure function of one event: the rows of a ledger are those of its events, each for itself.
"""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter

from ledger.model.anchor import ClaimAnchors
from ledger.model.claim import Claim
from ledger.model.record import from_plain, to_plain
from ledger.model.review import change_of, name_key
from ledger.store.articles.page import page_of
from ledger.store.dating import ceil_second, floor_second, published_interval
from ledger.store.log.events import Event, EventKind, Made, Plain
from ledger.store.queries.query import fold
from ledger.store.queries.tokens import indexed
from ledger.store.threads.projection import thread_rows

NEVER = "~"
"""Stands in a sort key for a time that is not known: after every digit."""


def project(event: Event) -> Iterator[Made]:
    """The rows that this event makes, apart from its own in `event`.

    Without NUL, at which SQLite's length() stops and which PostgreSQL refuses; the event's body keeps it.
    """
    rows = _PROJECTIONS[event.kind](event)
    return map(_without_nul, rows) if _NUL in event.text or "\x00" in event.subject else rows


_NUL = "\\u0000"
"""What a NUL is in canonical JSON; where it is not in a body, no row made of it holds one."""


def _without_nul(made: Made) -> Made:
    name, row = made
    return name, {key: value.replace("\x00", "\ufffd") if type(value) is str else value for key, value in row.items()}


_BATCH_FIELDS = ("at", "tool", "previous", "key", "extractor", "model", "model_digest", "rules")


def _batch(event: Event) -> Iterator[Made]:
    yield "batch", {"seq": event.seq, **{name: event.body.get(name) for name in _BATCH_FIELDS}}


def _key(event: Event) -> Iterator[Made]:
    row = {name: event.body[name] for name in ("verifier", "origin", "retired")}
    yield "signing_key", {"seq": event.seq, "id": event.subject, **row}


def _migrate(event: Event) -> Iterator[Made]:
    yield "migration", {"seq": event.seq, "schema_before": event.body["before"], "schema_after": event.body["after"]}


def _article(event: Event) -> Iterator[Made]:
    article, meta = event.body["article"], event.body["article"]["meta"]
    yield (
        "article",
        {
            "seq": event.seq,
            **{name: article[name] for name in ("id", "name", "origin", "sha256", "reader", "encoding")},
            "text_sha256": event.body["text_sha256"],
            **{name: meta[name] for name in ("outlet", "published", "place", "title", "url", "language")},
            "page": page_of(meta["url"]),
            "added_at": event.body["at"],
        },
    )


def _describe(event: Event) -> Iterator[Made]:
    """A later version of an article: its row, and the end of the one before."""
    yield from _article(event)
    previous, subject = event.body["previous"], event.body["previous_id"]
    yield _superseded(event.seq, {"kind": "article", "id": subject, "old": previous, "new": event.seq})


def _extraction(event: Event) -> Iterator[Made]:
    body = event.body
    row = {"article": event.subject, "article_seq": body["article_seq"], "extractor": body["extractor"]}
    yield "extraction", {"seq": event.seq, **row}
    if body["previous"] is not None:
        ended = {"kind": "extraction", "id": body["previous_article"], "old": body["previous"], "new": event.seq}
        yield _superseded(event.seq, ended)


def _supersede(event: Event) -> Iterator[Made]:
    yield _superseded(event.seq, event.body)


def _superseded(seq: int, body: Plain) -> Made:
    row = {name: body[name] for name in ("kind", "old", "new")}
    row |= {"relation": body.get("relation", "changed"), "anchored": None}
    if body.get("anchors") is not None:
        row["anchored"] = from_plain(ClaimAnchors, body["anchors"]).how.value
    return "supersede", {"seq": seq, "subject": body["id"], **row}


def _archive(event: Event) -> Iterator[Made]:
    """No row: it says that bytes are kept, so that they can be missed."""
    del event
    yield from ()


def _withhold(event: Event) -> Iterator[Made]:
    for sha256 in event.body["hashes"]:
        yield "withheld", {"seq": event.seq, "sha256": sha256, "reason": event.body["reason"]}


_CLAIM_FIELDS = (
    "id", "article", "act", "quote", "anonymity", "content", "source", "speaker", "speaker_id", "actor", "actor_id",
    "target", "target_id", "outlet", "extractor",
)  # fmt: skip


_read_claim = attrgetter(*_CLAIM_FIELDS)


def _shallow(claim: Claim) -> Plain:
    """What rows are made of, of a claim that is being added: the rest need not be made plain for it."""
    plain: Plain = dict(zip(_CLAIM_FIELDS, to_plain(_read_claim(claim)), strict=True))
    plain["said"] = claim.said and {"earliest": to_plain(claim.said.earliest), "latest": to_plain(claim.said.latest)}
    for name in ("roll_up", "content_spans", "cue_spans", "sentence_span", "sentence"):
        plain[name] = getattr(claim, name)
    return plain


def _claim(event: Event) -> Iterator[Made]:
    body, claim = event.body, event.body["claim"]
    if isinstance(claim, Claim):
        claim = _shallow(claim)
    published = published_interval(body["published"])
    earliest, latest = said = _said(claim)
    source = "said" if earliest or latest else "published" if published else None
    when = published if source == "published" and published else said
    moments = f"{earliest or latest or NEVER}|{published[0] if published else NEVER}"
    sort_key = f"{moments}|{claim['article']}|{_place(claim):010d}"
    row = {name: claim[name] for name in _CLAIM_FIELDS}
    row["seq"], row["sort_key"] = event.seq, sort_key
    row["article_seq"], row["extraction"] = body["article_seq"], body["extraction"]
    row["when_earliest"], row["when_latest"], row["when_source"] = *when, source
    yield "claim", row
    for actor_id in sorted(set(claim["roll_up"])):
        yield "claim_actor", {"actor_id": actor_id, "sort_key": sort_key, "seq": event.seq}
    content, sentence = fold(claim["content"]), fold(claim["sentence"])
    words = {"words": f"{content} {sentence}".strip(), "tokens": indexed(content, sentence)}
    names = {name: _folded_name(claim[name]) for name in ("speaker", "target", "outlet")}
    yield "claim_search", {"seq": event.seq, **words, **names}


@lru_cache(maxsize=4096)  # the same names come again and again
def _folded_name(name: str | None) -> str | None:
    return None if name is None else fold(name)


def _said(claim: Plain) -> tuple[str | None, str | None]:
    """The bounds of the time said, to the second; None where open or unknown."""
    time = claim["said"] or {"earliest": None, "latest": None}
    earliest, latest = time["earliest"], time["latest"]
    return earliest and floor_second(earliest), latest and ceil_second(latest)


def _place(claim: Plain) -> int:
    """Where the claim begins in its article."""
    spans = claim["content_spans"] or claim["cue_spans"] or [claim["sentence_span"]]
    start: int = spans[0][0]
    return start


def _problem(event: Event) -> Iterator[Made]:
    problem = event.body["problem"]
    start, end = problem["span"] or (None, None)
    row = {"subject": event.subject, "extraction": event.body["extraction"], "kind": problem["kind"]}
    row |= {"location": problem["where"], "what": problem["what"]}
    yield "problem", {"seq": event.seq, **row, "span_start": start, "span_end": end}


_DATASET_FIELDS = ("id", "sha256", "source", "format", "provider", "licence")


def _dataset(event: Event) -> Iterator[Made]:
    row = {name: event.body["dataset"][name] for name in _DATASET_FIELDS}
    yield "dataset", {"seq": event.seq, **row, "added_at": event.body["at"]}


def _series(event: Event) -> Iterator[Made]:
    series = event.body["series"]
    row = {name: series[name] for name in ("id", "dataset", "entity", "metric", "unit", "step_s")}
    yield "series", {"seq": event.seq, **row, "start_at": series["start"], "length": len(series["values"])}


_OBSERVATION_FIELDS = ("id", "dataset", "kind", "entity", "subject", "unit", "provider", "basis", "grade")


def _observation(event: Event) -> Iterator[Made]:
    found = event.body["observation"]
    row = {name: found[name] for name in _OBSERVATION_FIELDS}
    row |= {name: None if found[name] is None else str(found[name]) for name in ("low", "high")}
    yield "observation", {"seq": event.seq, **row}


def _finding(event: Event) -> Iterator[Made]:
    finding = event.body["finding"]
    row = {name: finding[name] for name in ("id", "claim", "measurable", "verdict", "reason", "sentence")}
    row |= {"claim_seq": event.body["claim_seq"], "check_name": finding["check"]}
    yield "finding", {"seq": event.seq, **row}


def _assessment(event: Event) -> Iterator[Made]:
    body = event.body
    row = {name: body[name] for name in ("extraction", "rules", "observed")}
    reach = None if body["reach"] is None else json.dumps(body["reach"])
    yield "assessment", {"seq": event.seq, "article": event.subject, "reach": reach, **row}


def _review(event: Event) -> Iterator[Made]:
    body = event.body
    row = {name: body[name] for name in ("claim_seq", "decision", "reviewer", "at", "undoes")}
    row |= {"claim": event.subject, "reviewer_key": name_key(body["reviewer"])}
    yield "review", {"seq": event.seq, "note": body["note"], **row}
    for plain in body["changes"]:
        change = change_of(plain)
        yield "correction", {"seq": event.seq, "field": change.field.value, "meaning": change.meaning}


def _retract(event: Event) -> Iterator[Made]:
    row = {name: event.body[name] for name in ("claim_seq", "keeper", "at", "reason")}
    yield "retraction", {"seq": event.seq, "claim": event.subject, **row}


_PROJECTIONS: dict[EventKind, Callable[[Event], Iterator[Made]]] = {
    EventKind.BATCH: _batch,
    EventKind.KEY: _key,
    EventKind.MIGRATE: _migrate,
    EventKind.ARCHIVE: _archive,
    EventKind.WITHHOLD: _withhold,
    EventKind.ARTICLE: _article,
    EventKind.DESCRIBE: _describe,
    EventKind.EXTRACTION: _extraction,
    EventKind.CLAIM: _claim,
    EventKind.PROBLEM: _problem,
    EventKind.SUPERSEDE: _supersede,
    EventKind.DATASET: _dataset,
    EventKind.SERIES: _series,
    EventKind.OBSERVATION: _observation,
    EventKind.FINDING: _finding,
    EventKind.ASSESSMENT: _assessment,
    EventKind.REVIEW: _review,
    EventKind.RETRACT: _retract,
    EventKind.THREAD: thread_rows,
}
