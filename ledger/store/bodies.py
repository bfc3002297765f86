"""From the body of an event back to the value it was made from; one that was damaged or edited is told as such."""

import json
import typing
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from ledger.model.anchor import ClaimAnchors, Fate, Relation
from ledger.model.claim import Claim
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import Problem, StoreError
from ledger.model.record import from_plain, parse_instant
from ledger.model.review import Decision, Retraction, Reviewed, change_of
from ledger.model.text import Article, Metadata
from ledger.model.verdict import Finding

P = typing.ParamSpec("P")
T = typing.TypeVar("T")


def told_if_damaged(read: Callable[P, T]) -> Callable[P, T]:
    """Lets the error of a body that lacks what its kind has come out as a StoreError: it is not what was written."""

    @wraps(read)
    def reading(*args: P.args, **keywords: P.kwargs) -> T:
        try:
            return read(*args, **keywords)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            what = f"the ledger is damaged: an event does not hold what its kind has ({error!r})"
            raise StoreError(what, todo="run: ledger verify") from error

    return reading


@told_if_damaged
def review_of(event: int, claim: str, body: str) -> Reviewed:
    """The decision of a `review` event, from its seq, subject and body."""
    plain = json.loads(body)
    return Reviewed(
        event=event,
        claim=claim,
        row=plain["claim_seq"],
        reviewer=plain["reviewer"],
        at=parse_instant(plain["at"]),
        decision=Decision(plain["decision"]),
        changes=tuple(change_of(change) for change in plain["changes"]),
        note=plain["note"],
        undoes=plain["undoes"],
    )


@told_if_damaged
def retraction_of(event: int, body: str) -> Retraction:
    """The retraction of a `retract` event, from its seq and body."""
    plain = json.loads(body)
    return Retraction(event=event, by=plain["keeper"], at=parse_instant(plain["at"]), reason=plain["reason"])


@told_if_damaged
def fate_of(body: str, heir: str | None, article: str) -> Fate:
    """What the `supersede` event of a claim says of it, from its body, the new claim's id and its article's."""
    plain = json.loads(body)
    anchors = from_plain(ClaimAnchors, plain["anchors"]) if plain.get("anchors") else None
    return Fate(
        relation=Relation(plain["relation"]),
        heir=heir,
        article=article,
        anchors=anchors,
        keeper=plain.get("keeper"),
        reason=plain.get("reason"),
    )


@told_if_damaged
def article_of(body: str, text: str) -> Article:
    """The article of an `article` or `describe` event, with its archived text."""
    return from_plain(Article, json.loads(body)["article"] | {"text": text})


@told_if_damaged
def metadata_of(body: str) -> Metadata:
    """The metadata of an `article` or `describe` event."""
    return from_plain(Metadata, json.loads(body)["article"]["meta"])


@told_if_damaged
def claim_of(body: str) -> Claim:
    """The claim of a `claim` event."""
    return from_plain(Claim, json.loads(body)["claim"])


@told_if_damaged
def problem_of(body: str) -> Problem:
    """The problem of a `problem` event."""
    return from_plain(Problem, json.loads(body)["problem"])


@told_if_damaged
def dataset_of(body: str) -> Dataset:
    """The dataset of a `dataset` event."""
    return from_plain(Dataset, json.loads(body)["dataset"])


@told_if_damaged
def series_of(body: str) -> Series:
    """The time series of a `series` event."""
    return from_plain(Series, json.loads(body)["series"])


@told_if_damaged
def observation_of(body: str) -> Observation:
    """The observation of an `observation` event."""
    return from_plain(Observation, json.loads(body)["observation"])


@told_if_damaged
def finding_of(body: str) -> Finding:
    """The finding of a `finding` event."""
    return from_plain(Finding, json.loads(body)["finding"])


@told_if_damaged
def moment_of(text: str) -> datetime:
    """The instant in a column."""
    return parse_instant(text)
