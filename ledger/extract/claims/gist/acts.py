"""The predicate that the act of a claim gives it: who promises intends, who urges wants, who accuses blames."""

from ledger.extract.claims.gist.causes import is_failure
from ledger.extract.claims.gist.guilt import guilty
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role

STATED = frozenset({"clause", "quote", "turn", "it"})
"""Frames whose content is a sentence of its own."""
NAMED = frozenset({"small", "as"})
"""Frames that call something by a name or an adjective."""
GUILTY = frozenset({Predicate.RESPONSIBLE, Predicate.CAUSED_BY, Predicate.INVOLVED_IN, Predicate.ATTACKED})


def by_act(reading: Reading, found: Found | None) -> Found | None:
    """What the claim says, where its act says it; else what was found in its words."""
    act, source = reading.claim.act, reading.draft.source_head if reading.draft is not None else None
    if act is Act.ACCUSE:
        return _accused(reading, found)
    if act is Act.CLAIM_RESPONSIBILITY and source is not None:
        return Found(Predicate.RESPONSIBLE, reading.content[0], ((Role.AGENT, source),), holds=True)
    if act in (Act.PROMISE, Act.THREATEN):
        return (
            found
            if found is not None and found.predicate is Predicate.WILL_RESPOND
            else _of_speaker(reading, Predicate.INTENDS)
        )
    if act is Act.URGE:
        return _of_speaker(reading, Predicate.WANTS)
    if act is Act.CRITICIZE:
        return found if found is not None and found.predicate in GUILTY else _judged(reading, found)
    if act is Act.SPECULATE and found is None and reading.draft is not None and reading.draft.frame == "np":
        return _suspected(reading)
    if act is Act.DENY and found is None:
        return _denied(reading)
    if found is None and reading.draft is not None and reading.draft.frame in NAMED:
        return _judged(reading, None)
    if found is None and reading.draft is not None and reading.draft.cue and _warns(reading):
        return _of_speaker(reading, Predicate.WARNED)
    return found


def _accused(reading: Reading, found: Found | None) -> Found | None:
    """Who is accused in the words of the cue ("accused X of it", "blamed it on X"); of a clause, what it says."""
    draft = reading.draft
    if draft is not None and draft.frame in ("obj-on", "obj-to"):
        blamed, is_cause = _blamed(reading), found is not None and found.predicate is Predicate.CAUSED_BY
        is_traced = draft.frame == "obj-to" and reading.is_somebody(blamed) and blamed not in tuple(reading.roots())
        if blamed is not None and (is_traced or (is_cause and found and (Role.CAUSE, blamed) not in found.slots)):
            return guilty(reading, reading.content[0], blamed)  # "blamed the failure on X": the failure is no cause
    if draft is None or draft.frame in STATED or reading.claim.target is None:
        if found is None and draft is not None and draft.frame not in STATED:
            return guilty(reading, reading.content[0], _blamed(reading))
        return found
    if found is not None and found.predicate in GUILTY:
        others = tuple(slot for slot in found.slots if slot[0] not in (Role.AGENT, Role.CAUSE))
        return found._replace(predicate=Predicate.RESPONSIBLE, slots=others, holds=True)
    if _is_other_deed(reading):
        return _of_target(reading)
    return Found(Predicate.RESPONSIBLE, reading.content[0], holds=True)


def _is_other_deed(reading: Reading) -> bool:
    """Whether somebody is accused of what the tables do not know: "of asking for trust", which is no part of what happened."""
    root = next(iter(reading.roots()), None)
    parse, draft = reading.parse, reading.draft
    if root is None or reading.tells_happening(root):
        return False
    if not parse.is_verb(root):
        return draft is not None and draft.frame == "obj-of"
    return not any(reading.tells_happening(token) for token in parse.children_of(root, "dobj"))


def _of_target(reading: Reading) -> Found | None:
    target = reading.draft.target if reading.draft is not None else None
    root = next(iter(reading.roots()), reading.content[0])
    agent = ((Role.AGENT, target),) if target is not None else ()
    return Found(Predicate.OTHER, root, (*agent, (Role.THEME, root)), holds=True)


def _suspected(reading: Reading) -> Found | None:
    """'Suspected China': who is suspected of it; what is suspected is said by its own noun."""
    root = next(iter(reading.roots()), None)
    return (
        Found(Predicate.RESPONSIBLE, root, ((Role.AGENT, root),))
        if root is not None and reading.is_somebody(root)
        else None
    )


def _blamed(reading: Reading) -> int | None:
    """What is blamed: what stands after "on" or "to", else what the cue has for its object."""
    parse, draft = reading.parse, reading.draft
    if draft is None:
        return None
    if draft.frame in ("obj-on", "obj-to"):
        ends = [c for t in reading.content for c in parse.children_of(t, "pobj") if parse.lowers[t] in ("on", "to")]
        outcome = next(iter(reading.roots()), None)
        is_traced = draft.frame == "obj-to"  # "traced WannaCry to X": what is traced is never who did it
        if ends and outcome is not None and (is_traced or is_failure(reading, outcome)):
            return ends[-1]
        return outcome
    return draft.target if draft.target is not None else next(iter(reading.roots()), None)


def _of_speaker(reading: Reading, predicate: Predicate) -> Found:
    source = reading.draft.source_head if reading.draft is not None else None
    root = next(iter(reading.roots()), reading.content[0])
    agent = ((Role.AGENT, source),) if source is not None else ()
    entries = reading.table.nouns.get(reading.parse.lowers[root], ())
    if predicate is Predicate.INTENDS and any(entry.family == "response" for entry in entries):
        return Found(Predicate.WILL_RESPOND, root, agent, holds=True)
    return Found(predicate, root, (*agent, (Role.THEME, root)), holds=True)


def _judged(reading: Reading, found: Found | None) -> Found:
    if found is not None and found.predicate is Predicate.EVALUATED:
        return found
    root = next(iter(reading.roots()), reading.content[0])
    target = reading.draft.target if reading.draft is not None else None
    about = ((Role.THEME, target),) if target is not None and target != root else ()
    return Found(Predicate.EVALUATED, root, (*about, (Role.VALUE, root)))


def _denied(reading: Reading) -> Found | None:
    """'Denied the attack', of oneself; 'ruled out an attack', of anybody."""
    draft, table = reading.draft, reading.table
    deed = next((t for t in reading.roots() if reading.parse.lowers[t] in table.happenings), None)
    if draft is None or deed is None or not draft.cue:
        return None
    own = reading.parse.lowers[draft.cue[0]].startswith("den") and draft.source_head is not None
    if own and draft.source_head is not None:
        return Found(Predicate.RESPONSIBLE, deed, ((Role.AGENT, draft.source_head),))
    return Found(Predicate.ATTACKED, deed)


def _warns(reading: Reading) -> bool:
    draft = reading.draft
    return (
        draft is not None
        and reading.parse.lowers[draft.cue[0]].startswith("warn")
        and draft.frame in ("of", "about", "against", "obj-of")
    )
