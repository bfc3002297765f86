"""Gaps: whose word is missing in the articles of this ledger; none was found, which is not that none was given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.actor import called
from ledger.model.thread import RelationKind, Stance
from ledger.threads.slots import GUILT
from ledger.threads.views.account import Account
from ledger.threads.views.attribution import Blame, Voice
from ledger.threads.views.phrases import in_quotes

BLAMED = frozenset({Stance.ACCUSES, Stance.ASSERTS})


class GapKind(StrEnum):
    """What is missing."""

    NO_STATEMENT = "no_statement"
    """Nothing at all by one who is blamed, or to whom it happened."""
    DECLINED = "declined"
    """Nothing but a refusal to comment."""
    NO_ANSWER = "no_answer"
    """He speaks of other things, not of what he is blamed for."""
    UNANSWERED = "unanswered"
    """A question to which no answer stands in its article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a reader would ask for, and that no article has."""

    kind: GapKind
    actor: str
    """Id, or the name in lower case."""
    name: str
    sentence: str
    """What was not found, in words."""
    claims: tuple[str, ...]
    """Ids of the claims that ask for it: the accusations, the question, the refusals."""


def gaps(account: Account, blamed: Iterable[Blame]) -> tuple[Gap, ...]:
    """Whose word is missing: those who are blamed, in the order of the blames; the victim; who was asked."""
    accused = [one for one in blamed if _is_somebody(account, one) and _accusers(one)]
    found = [gap for one in accused if (gap := _unheard(account, one)) is not None]
    found += _victim(account, {gap.actor for gap in found})
    found += _questions(account)
    return tuple({(gap.kind, gap.actor, gap.sentence): gap for gap in found}.values())


def _is_somebody(account: Account, blame: Blame) -> bool:
    """Whether it is one who can speak, and is known: not a cause."""
    return blame.blamed_id is not None and account.propositions[blame.proposition].predicate in GUILT


def _accusers(blame: Blame) -> tuple[Voice, ...]:
    return tuple(voice for voice in blame.voices if voice.stance in BLAMED and not voice.is_own)


def _unheard(account: Account, blame: Blame) -> Gap | None:
    who, claims = blame.blamed_id or "", tuple(claim for voice in _accusers(blame) for claim in voice.claims)
    if any(voice.is_own for voice in blame.voices) or _has_answered(account, who, claims):
        return None
    spoken, refused = _said_by(account, who)
    name = called(blame.blamed, who)
    if refused and not spoken:
        return _declined(who, blame.blamed, refused)
    if spoken:
        sentence = f"no answer by {name} was found to the charge: {blame.words}"
        return Gap(kind=GapKind.NO_ANSWER, actor=who, name=blame.blamed, sentence=sentence, claims=claims)
    sentence = f"no statement by {name} was found; the charge: {blame.words}"
    return Gap(kind=GapKind.NO_STATEMENT, actor=who, name=blame.blamed, sentence=sentence, claims=claims)


def _has_answered(account: Account, who: str, charges: tuple[str, ...]) -> bool:
    """Whether he denies or answers one of these charges, in whatever words."""
    answers = (one for one in account.relations if one.earlier in charges and one.kind in _ANSWERS)
    return any(_is_by(account, one.later, who) for one in answers)


_ANSWERS = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS, RelationKind.RESPONDS_TO})


def _is_by(account: Account, claim: str, who: str) -> bool:
    """Whether it is said by him, or on his behalf."""
    one = account.entries[claim].claim
    return who in (one.actor_id, one.speaker_id, *one.roll_up)


def _victim(account: Account, told: set[str]) -> Iterator[Gap]:
    who = account.incident.victim_id
    if who is None or who in told:
        return
    name = account.names.get(who, account.incident.victim or who)
    spoken, refused = _said_by(account, who)
    if refused and not spoken:
        yield _declined(who, name, refused)
    elif not spoken:
        sentence = f"no statement by {called(name, who)}, the victim, was found"
        yield Gap(kind=GapKind.NO_STATEMENT, actor=who, name=name, sentence=sentence, claims=())


def _declined(who: str, name: str, refused: tuple[str, ...]) -> Gap:
    sentence = f"{called(name, who)} declined to comment, and said nothing else that was found"
    return Gap(kind=GapKind.DECLINED, actor=who, name=name, sentence=sentence, claims=refused)


def _said_by(account: Account, who: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims made on its behalf, or by it, and its refusals to comment."""
    own = [claim for claim in account.entries if _is_by(account, claim, who)]
    refused = tuple(claim for claim in own if account.members[claim].stance is Stance.DECLINES)
    return tuple(claim for claim in own if claim not in refused), refused


def _speaks_after(account: Account, question: str, name: str) -> bool:
    """Whether he who was asked has a word after the question, in the same article: it may well be the answer."""
    asked = account.tellings[question]
    later = (one for one in account.tellings.values() if one.article == asked.article and one.place > asked.place)
    return any(
        name in (account.entries[one.claim].claim.speaker, account.entries[one.claim].claim.actor) for one in later
    )


def _questions(account: Account) -> Iterator[Gap]:
    """Questions put to somebody by name that nothing answers."""
    answered = {one.earlier for one in account.relations if one.kind is RelationKind.RESPONDS_TO}
    for claim, entry in account.entries.items():
        asked = entry.claim
        if account.members[claim].stance is not Stance.ASKS or claim in answered or not asked.target:
            continue
        if asked.target == asked.outlet or _speaks_after(account, claim, asked.target):
            continue
        name = called(asked.target, asked.target_id)
        sentence = f"no answer by {name} was found to the question {in_quotes(asked.content)}"
        who = asked.target_id or asked.target.casefold()
        yield Gap(kind=GapKind.UNANSWERED, actor=who, name=asked.target, sentence=sentence, claims=(claim,))
