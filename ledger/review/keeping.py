"""What a ledger's keeper does: declares a claim void, puts another in its place, withholds an article."""

from dataclasses import dataclass
from datetime import datetime

from ledger.model.problem import LedgerError, UsageError
from ledger.model.text import Article
from ledger.review.words import note_text
from ledger.store.reading import open_reader
from ledger.store.rows import Recorded, Withholding
from ledger.store.writing import open_writer


class KeepingError(LedgerError):
    """What was asked for cannot be done; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who says it, why, and when."""

    keeper: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a keeper's word."""

    claim: str
    """Id of the claim that it is about."""
    recorded: Recorded
    heir: str | None = None
    """Id of the claim in its place."""


def word(keeper: str, reason: str, at: datetime) -> Word:
    """A keeper's word with its reason on one line.

    Raises:
        UsageError: when there is no reason, or it is too long.
    """
    why = note_text(reason)
    if why is None:
        raise UsageError("a reason needs a word", todo="say why with --reason")
    return Word(keeper=keeper, reason=why, at=at)


def retract(address: str, claim: str, said: Word) -> Kept:
    """Declares a claim void, named by its id or the beginning of it; the same again changes nothing.

    Raises:
        NotFoundError: when none or several ids begin so.
        KeepingError: when it no longer stands, or was retracted for another reason.
        StoreError: when there is no ledger, or it cannot be written.
    """
    name = _id_of(address, claim)
    with open_writer(address) as writer:
        recorded = writer.retract(name, keeper=said.keeper, reason=said.reason, at=said.at)
    return Kept(claim=name, recorded=done(recorded))


def supersede(address: str, old: str, new: str, said: Word) -> Kept:
    """Lets one claim stand in the place of another, each named by its id or the beginning of it.

    Raises:
        NotFoundError: when none or several ids begin so.
        KeepingError: when one of them no longer stands, or the new one is void.
        StoreError: when there is no ledger, or it cannot be written.
    """
    name, heir = _id_of(address, old), _id_of(address, new)
    with open_writer(address) as writer:
        recorded = writer.supersede(name, heir, keeper=said.keeper, reason=said.reason, at=said.at)
    return Kept(claim=name, recorded=done(recorded), heir=heir)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An article whose bytes and text were removed."""

    article: str
    """Its id."""
    name: str
    done: Withholding
    left: str | None
    """Why some of it may still be in the database's files; None when it is not."""


def article_named(address: str, article: str) -> Article:
    """The article of this id, the beginning of one, or this name.

    Raises:
        NotFoundError: when none or several answer.
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return reader.article(article)


def withhold(address: str, article: Article, said: Word) -> Withheld:
    """Removes an article's archived bytes and its text; their hashes and the reason stay in the log.

    Raises:
        StoreError: when the ledger cannot be written.
    """
    with open_writer(address) as writer:
        done, left = writer.withhold(article.id, keeper=said.keeper, reason=said.reason, at=said.at)
    return Withheld(article=article.id, name=article.name, done=done, left=left)


def _id_of(address: str, claim: str) -> str:
    with open_reader(address) as reader:
        return reader.claim(claim).claim.id


def done(recorded: Recorded) -> Recorded:
    """What was recorded.

    Raises:
        KeepingError: when it was refused.
    """
    if recorded.refused is not None:
        raise KeepingError(recorded.refused, todo="nothing was changed")
    return recorded
