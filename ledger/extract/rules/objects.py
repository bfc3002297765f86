"""Objects that are contents: after the verb, before it, with their numbers and places, with what they are blamed for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.parse.nouns import noun_phrase, restricted
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.speakers.names import CALENDAR

RELATIVES = frozenset({"which", "that", "whom", "who"})
PLACING = frozenset({"at", "in", "of", "against", "from", "between", "among", "across"})
VENUES = frozenset(
    "statement statements interview interviews briefing briefings conference letter letters tweet tweets post posts speech message messages"
    " e-mail email e-mails emails note report reports article testimony court hearing meeting telephone call comments remarks address public"
    " capital parliament twitter facebook blog television radio release communique filing petition complaint editorial commentary recent"
    " past same turn response reply return part private exchange person advance general particular brief full detail".split()
)
"""What stands after "in" or "at" when it is where or how something was said."""
FOUND = frozenset("sign signs evidence trace traces indication indications proof hint hints".split())
"""What one looks for who looks into something."""
MOMENTS = frozenset(
    "noon midnight midday end dawn night winter summer spring autumn time day morning afternoon evening moment week year month".split()
)
"""Nouns of time that are no names of days or months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What a verb governs, as a frame of cues.toml and the tokens of the content."""

    frame: str
    content: tuple[int, ...]
    target: int | None = None


def undergone(parse: Parse, verb: int) -> Iterator[Complement]:
    """'The claim was denied by the ministry': the subject of a passive that names who did it."""
    subject = parse.child(verb, "nsubjpass")
    agent = parse.child(verb, "agent")
    if agent is None or parse.child(agent, "pobj") is None:
        return
    if subject is None and parse.deps[verb] == "acl":
        subject = parse.heads[verb]
    if subject is not None and parse.lowers[subject] in RELATIVES and parse.deps[verb] == "relcl":
        subject = parse.heads[verb]
    if subject is not None and subject < verb:
        frame = "undergone" if parse.tags[subject] != "PRP" else "it"
        yield Complement(frame=frame, content=_before(parse, subject, verb), target=subject)


def relative_object(parse: Parse, verb: int) -> Iterator[Complement]:
    """'A claim which the bank disputes', 'a claim the bank disputes': the noun before a relative clause as its object."""
    own = parse.child(verb, "dobj")
    if parse.deps[verb] == "relcl" and _has_own_subject(parse, verb):
        gap = own is None and not parse.children_of(verb, "ccomp", "xcomp", "oprd")
        if gap or (own is not None and parse.lowers[own] in RELATIVES):
            yield Complement(frame="left", content=_before(parse, parse.heads[verb], verb), target=parse.heads[verb])


def _has_own_subject(parse: Parse, verb: int) -> bool:
    """Whether the subject of a relative clause is not its pronoun, and nothing in it is left without its object."""
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lowers[subject] not in RELATIVES and parse.child(verb, "prep", "prt") is None


def _before(parse: Parse, noun: int, verb: int) -> tuple[int, ...]:
    """The noun phrase as far as it stands before this verb's clause."""
    first = parse.edges[verb][0] if parse.edges[verb][0] > noun else verb
    return tuple(trim(parse, [t for t in noun_phrase(parse, noun) if t < first]))


def with_place(parse: Parse, verb: int, noun: int) -> tuple[int, ...]:
    """An object with the phrases right after it that say more of it: "a fault at an exchange", "repairs within a day".

    Where and on which day it was said is not of it.
    """
    content = full(parse, noun)
    for preposition in parse.children_of(verb, "prep"):
        governed = parse.child(preposition, "pobj")
        if not content or preposition != content[-1] + 1 or governed is None:
            continue
        word, head = parse.lowers[preposition], parse.lowers[governed]
        timed = head in CALENDAR or parse.tags[governed] == "CD" or head in MOMENTS
        about = word in PLACING and not timed and head not in VENUES
        if word == "in" and parse.child(governed, "det") is not None:  # "in a ruling", but "in the attack"
            about = about and parse.lowers[parse.child(governed, "det") or 0] not in ("a", "an")
        if about or word == "within" or (word in ("by", "before") and timed):
            content = (*content, *parse.subtree(preposition))
    return tuple(trim(parse, content))


def placed(parse: Parse, verb: int, noun: int) -> Iterator[Complement]:
    """'put the loss at 71 percent', 'gave the time as 15.41', 'counted 79 of 84': the object with its number."""
    for governor in (verb, *(t for t in parse.subtree(noun) if t >= noun)):
        for at in parse.children_of(governor, "prep"):
            if at > noun and parse.lowers[at] in ("at", "as") and _numbers(parse, parse.subtree(at)):
                kept = [t for t in parse.subtree(noun) if t < at]
                yield Complement(frame="np-at", content=tuple(sorted({*kept, *parse.subtree(at)})))
                return
    if _numbers(parse, parse.subtree(noun)) and parse.lowers[noun] not in CALENDAR:
        yield Complement(frame="np-number", content=full(parse, noun))
    if parse.lowers[noun] in FOUND and any(parse.lowers[c] == "no" for c in parse.children_of(noun, "det")):
        yield Complement(frame="np-none", content=full(parse, noun))


def _numbers(parse: Parse, tokens: Sequence[int]) -> bool:
    """Whether these words hold a number or a time of day."""
    return any(parse.tags[t] == "CD" or parse.lowers[t] in ("noon", "midday", "midnight") for t in tokens)


def inside_object(parse: Parse, verb: int, noun: int) -> Iterator[Complement]:
    """'accused X of doing Y', 'pinned the attack on X' where the parse hangs the phrase on the object."""
    taken = {parse.lowers[c] for c in parse.children_of(verb, "prep")}
    for preposition in parse.children_of(noun, "prep"):
        word = parse.lowers[preposition]
        gerund, governed = parse.child(preposition, "pcomp"), parse.child(preposition, "pobj")
        if gerund is not None and word in ("of", "for"):
            yield Complement(frame=f"obj-{word}", content=full(parse, gerund), target=noun)
        elif governed is None or word in taken or parse.lowers[governed] in CALENDAR:
            continue
        elif word == "of" and (charge := _charge_below(parse, governed)) is not None:
            yield Complement(frame="obj-of", content=full(parse, charge), target=noun)
        elif word == "of" and parse.tags[governed] in ("NN", "NNS"):  # "the Ministry of Defence" is accused of nothing
            yield Complement(frame="obj-of", content=full(parse, governed), target=noun)
        elif word in ("on", "as", "to"):
            content = full(parse, noun)
            yield Complement(frame="as" if word == "as" else f"obj-{word}", content=content, target=governed)


def _charge_below(parse: Parse, noun: int) -> int | None:
    """'accused the owners of the ship of hiding it': the deed, where the parse hangs it on the last noun of the accused."""
    of = next((c for c in parse.children_of(noun, "prep") if parse.lowers[c] == "of"), None)
    return parse.child(of, "pcomp") if of is not None else None


def full(parse: Parse, noun: int) -> tuple[int, ...]:
    """The noun with all that restricts it; "during ..." tells when it was said."""
    tokens = restricted(parse, noun)
    occasions = [t for t in tokens if parse.lowers[t] == "during" and parse.deps[t] == "prep"]
    gone = {t for occasion in occasions for t in parse.subtree(occasion)}
    return tuple(trim(parse, [t for t in tokens if t not in gone], drop=",;:–—-"))
