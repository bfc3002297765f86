"""Answers: claims that are about what was claimed, asked or denied right before them in the article."""

from collections.abc import Callable, Mapping, Sequence

from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role
from ledger.model.thread import Stance
from ledger.threads.judging import judges_only, rejects
from ledger.threads.likeness import normal, stands_in
from ledger.threads.placed import Placed
from ledger.threads.pointing import elides, is_silence, leaves_open, own, points, points_at, refuses, takes_up
from ledger.threads.rejected import WISHED, is_rejection, rejected
from ledger.threads.slots import argument, culprit
from ledger.threads.telling import Telling, is_pronoun

BACK = 6
"""So many claims back stands what is answered at the most."""

NEAR = 3
"""So many back what is answered without a word in common."""

FAR = 60
"""So many back stands the claim that holds this one, or names the same culprit."""

MOSTLY = 0.5
"""Of the words of the shorter one so many must stand in the other, where words decide."""

FEWEST = 2
"""So many words must be shared at the least, but by a claim that has no more than one."""

LONGER = 0.4
"""Of the words of the longer one so many must stand in the shorter: a name alone tells not what is told of it."""

HELD_WITHIN = frozenset({Stance.ACCUSES, Stance.DENIES, Stance.ASKS})
"""Stances of a claim whose content, where it is a claim too, is about the same; who only tells what another says
asserts no more than that it was said."""

SPOKEN = frozenset({Predicate.OTHER, Predicate.EVALUATED})
"""Predicates of a claim that may say no more than what it thinks of another."""

Rule = Callable[[Telling, Placed | None, Sequence[Placed]], Placed | None]


def answered(one: Telling, before: Sequence[Placed]) -> Placed | None:
    """Which telling before it in the article this one is about as well, so that the two share a proposition.

    Args:
        one: the telling.
        before: those before it in the article, in the order of the text.
    """
    back = [placed for placed in before[: -FAR - 1 : -1] if placed.proposition is not None]
    outer = next((placed for placed in back if placed.telling.claim == one.parent), None)
    if outer is not None and _is_within(one, outer.telling):
        return outer
    near = [placed for placed in back if placed.telling.place >= one.place - BACK]
    last = _last(one, before)
    found = RULES[one.stance](one, last, near) if near and one.stance in RULES else None
    if one.stance is Stance.DENIES and is_rejection(one) and _is_open(one, found):
        found = rejected(one, last, back) or found or (last if last and _goes_on(one, last.telling) else None)
    found = found or _same(one, back)
    return found if found is not None and not _blames_another(one, found.telling) else None


def _last(one: Telling, before: Sequence[Placed]) -> Placed | None:
    """The claim right before it that is about something, or before those that only tell that this one was made.

    What he himself denies is not what another says before him: it is his denial that stands there.
    """
    by_id = {placed.telling.claim: placed for placed in before[-NEAR:]}
    holding = one.parent
    for placed in reversed(before):
        if placed.proposition is not None:
            holder = by_id.get(placed.telling.parent or "")
            is_denied = (
                holder is not None and holder.telling.stance is Stance.DENIES and one.is_of_one_side(holder.telling)
            )
            return holder if is_denied else placed
        if placed.telling.claim != holding:
            return None
        holding = placed.telling.parent
    return None


def _declined(one: Telling, last: Placed | None, near: Sequence[Placed]) -> Placed | None:
    """What was asked; else whatever the one who declines is blamed for, or what he points at."""
    is_answer = not is_silence(one.content)
    if last is not None and last.telling.stance is Stance.ASKS and (is_answer or _is_charged(one, last.telling)):
        return last
    asked = _asked_before(one, near)
    if asked is not None and is_answer and (points(one.content) or refuses(one.content)):
        return asked
    if last is not None and leaves_open(one.content) and (one.is_of_one_side(last.telling) or is_pronoun(one)):
        return last
    own = next((placed for placed in near if one.party is not None and culprit(placed.telling) == one.party), None)
    return (
        (own if not _words(one) else None)
        or (_of_another(one, near) if points_at(one.content) else None)
        or _alike(one, near)
    )


def _asked_before(one: Telling, near: Sequence[Placed]) -> Placed | None:
    """The question that he has been answering since it was put: all that stands between is his."""
    for placed in near:
        if placed.telling.stance is Stance.ASKS and not one.is_of_one_side(placed.telling):
            return placed
        if not one.is_of_one_side(placed.telling):
            return None
    return None


def _denied(one: Telling, last: Placed | None, near: Sequence[Placed]) -> Placed | None:
    """What is charged right before; what was just asked; what it points at; the denial that it goes on with."""
    if last is not None:
        stance, is_own = last.telling.stance, one.is_of_one_side(last.telling)
        if not is_own and stance in (Stance.ACCUSES, Stance.ASKS) and _takes_it_up(one, last.telling):
            return last
        goes_on = points(one.content) or judges_only(one.content) or _predicate(one) not in SPOKEN
        if is_own and stance is Stance.DENIES and goes_on:
            return last
    if points(one.content) or rejects(one.content) or _predicate(one) not in SPOKEN:
        return None
    return _alike(one, near)


def _goes_on(one: Telling, last: Telling) -> bool:
    """Whether he has denied something right before."""
    return last.stance is Stance.DENIES and one.is_of_one_side(last)


def _is_open(one: Telling, found: Placed | None) -> bool:
    """Whether nothing is known that it denies, but for a question that was put to another."""
    return found is None or (found.telling.stance is Stance.ASKS and not _is_charged(one, found.telling))


def _takes_it_up(one: Telling, last: Telling) -> bool:
    """Whether a denial is of what was charged or asked right before: it points there, is of that one, has its words."""
    if points(one.content) or rejects(one.content):
        return True
    return _is_charged(one, last) or len(_shared(one, last)) >= FEWEST


def _is_charged(one: Telling, last: Telling) -> bool:
    """Whether the one who denies is the one who was charged or asked, by id or by name."""
    if one.party is not None and one.party in (culprit(last), last.target):
        return True
    agent = argument(last, Role.AGENT)
    if agent is None or one.actor_name is None:
        return False
    return stands_in(one.actor_name, agent.text)


def _asked(one: Telling, last: Placed | None, near: Sequence[Placed]) -> Placed | None:
    """What was charged right before, or what the question points at."""
    is_charged = last is not None and last.telling.stance is Stance.ACCUSES and not one.is_of_one_side(last.telling)
    if last is not None and is_charged and (takes_up(one.content) or _shared(one, last.telling)):
        return last
    return _of_another(one, near) if points_at(one.content) else None


def _accused(one: Telling, _: Placed | None, near: Sequence[Placed]) -> Placed | None:
    """The charge right before, by whomever, that has words in common with it."""
    charge = near[0]
    is_charge = _is_next(one, charge) and charge.telling.stance is Stance.ACCUSES
    return charge if is_charge and _shared(one, charge.telling) else None


def _said(one: Telling, last: Placed | None, near: Sequence[Placed]) -> Placed | None:
    """A question that is answered by yes, or not at all; what the claim only points at."""
    is_asked = last is not None and last.telling.stance is Stance.ASKS and not one.is_of_one_side(last.telling)
    if is_asked and (refuses(one.content) or elides(one.content)):
        return last
    nearest = near[0]
    if not _is_next(one, nearest) or one.is_of_one_side(nearest.telling):
        return None
    return nearest if points_at(one.content) and _predicate(one) in SPOKEN else None


RULES: Mapping[Stance, Rule] = {
    Stance.DECLINES: _declined,
    Stance.DENIES: _denied,
    Stance.ASKS: _asked,
    Stance.ACCUSES: _accused,
    Stance.ASSERTS: _said,
    Stance.HEDGES: _said,
}


def _is_within(one: Telling, outer: Telling) -> bool:
    """Whether the outer claim's content is this one: "denied | that it had done it", "asked X | to close it"."""
    is_about = outer.stance in HELD_WITHIN or one.is_of_one_side(outer)
    is_told = one.act is Act.URGE and _predicate(outer) is Predicate.WANTS
    is_most = is_about and len(one.content) >= MOSTLY * len(outer.content)
    return (is_told and _is_of_one_theme(one, outer)) or ((is_told or is_most) and _is_alike(one, outer))


def _is_of_one_theme(one: Telling, outer: Telling) -> bool:
    """Whether what is wanted within is what the outer claim says is wanted."""
    inner, whole = argument(one, Role.THEME), argument(outer, Role.THEME)
    return inner is not None and whole is not None and inner.lemma == whole.lemma and one.overlaps(outer)


def _same(one: Telling, back: Sequence[Placed]) -> Placed | None:
    """The last claim that the same one did it, where he denies it and does not say to whom, or words are shared."""
    blamed = culprit(one)
    if blamed is None or argument(one, Role.VICTIM) is not None:
        return None
    if one.stance is Stance.DENIES and blamed != one.party:
        return None
    same = (placed for placed in back if culprit(placed.telling) == blamed)
    return next((placed for placed in same if one.stance is Stance.DENIES or _is_alike(one, placed.telling)), None)


def _is_next(one: Telling, other: Placed) -> bool:
    return other.telling.place == one.place - 1


def _of_another(one: Telling, near: Sequence[Placed]) -> Placed | None:
    """The nearest that somebody else says is so, or may be."""
    others = (placed for placed in near[:NEAR] if not one.is_of_one_side(placed.telling))
    return next((placed for placed in others if placed.telling.act not in WISHED), None)


def _blames_another(one: Telling, other: Telling) -> bool:
    """Whether the two name two culprits."""
    first, second = culprit(one), culprit(other)
    return first is not None and second is not None and first != second


def _predicate(one: Telling) -> Predicate:
    return one.gist.predicate if one.gist else Predicate.OTHER


def _alike(one: Telling, near: Sequence[Placed]) -> Placed | None:
    """The nearest of those with which it shares most words."""
    return max(
        (placed for placed in near if _is_alike(one, placed.telling) and len(_shared(one, placed.telling)) > 1),
        key=lambda placed: len(_shared(one, placed.telling)),
        default=None,
    )


def _is_alike(one: Telling, other: Telling) -> bool:
    sizes = sorted((len(_words(one)), len(_words(other))))
    shared = len(_shared(one, other))
    return shared >= max(1, MOSTLY * sizes[0]) and shared >= min(FEWEST, sizes[1]) and shared >= LONGER * sizes[1]


def _shared(one: Telling, other: Telling) -> frozenset[str]:
    return _words(one) & _words(other)


def _words(one: Telling) -> frozenset[str]:
    return own(one.gist.words if one.gist else normal(one.content).split())
