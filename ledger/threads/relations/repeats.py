"""Repeats: the same utterance told again, as an agency's line in another outlet."""

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.likeness import shared
from ledger.threads.placed import Pair
from ledger.threads.pointing import is_silence
from ledger.threads.telling import Telling

COPIED, RETOLD = 960, 850

MOSTLY = 0.5


def repeats(pair: Pair) -> int | None:
    """Whether another article tells the same words, or one party says once more, here or there, what it had said.

    An official's line and its ministry's are one party's, where words are shared. Whether it accuses or asserts makes
    no difference. What only goes on about the same is no repetition; what the headline says in short, and often of
    nobody, is told again below it in other words.
    """
    one, other = pair.later.telling, pair.earlier.telling
    if one.stance is Stance.ASKS or one.attribution == other.attribution:
        return None
    if one.overlaps(other) and not _is_asked_for(one, other):
        return None
    if one.stance is Stance.DECLINES and is_silence(one.content):
        return None
    if one.article != other.article and pair.later.utterance == pair.earlier.utterance:
        return COPIED
    is_headed = one.article == other.article and other.is_headline
    is_of_one = one.party is not None and (one.party == other.party or (is_headed and other.party is None))
    agrees = one.stance is other.stance or (pair.later.holds and pair.earlier.holds)
    is_said_again = is_headed or _says_it_again(pair)
    return RETOLD if pair.shares_proposition and is_of_one and agrees and is_said_again else None


def _is_asked_for(one: Telling, other: Telling) -> bool:
    """Whether the other tells that something was asked for, and the one is what was asked for."""
    is_told = other.gist is not None and other.gist.predicate is Predicate.WANTS
    return one.parent == other.claim and one.act is Act.URGE and is_told and other.act is not Act.URGE


def _says_it_again(pair: Pair) -> bool:
    """Whether one speaker names the same thing or has most of his words again, or another of his side has some."""
    one, other = pair.later.telling, pair.earlier.telling
    alike = shared(one.gist.words if one.gist else (), other.gist.words if other.gist else ())
    if pair.is_of_one_voice:
        return pair.fills_one_slot or alike >= MOSTLY
    return alike > 0 if one.article == other.article else pair.fills_one_slot and alike > 0
