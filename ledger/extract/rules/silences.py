"""Silences: somebody was asked, or could have spoken, and said nothing, in words that are no frame of one verb."""

from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.nouns import noun_phrase, subject_of
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.rules.complements import predicate
from ledger.model.claim import Act

STAYS = frozenset(
    {"remain", "remains", "remained", "stay", "stays", "stayed", "keep", "keeps", "kept", "keeping", "remaining"}
)
MUTE = frozenset({"silent", "mum", "tight-lipped", "tightlipped", "quiet", "noncommittal"})
SURELY_MUTE = frozenset({"mum", "tight-lipped", "tightlipped", "noncommittal"})
REACHED = frozenset({"reached", "contacted", "available", "reachable"})
COMMENT = frozenset({"comment", "comments", "interview"})
WITHHELD = frozenset(
    "source sources name names identity detail details reason reasons cause number numbers figure figures explanation evidence"
    " proof timetable date timeline location answer answers comment statement account information specifics".split()
)
"""What one refuses to give."""
GIVES = frozenset(
    {"give", "offer", "provide", "name", "identify", "disclose", "reveal", "discuss", "release", "share", "confirm"}
)
PAIRS = frozenset(
    {
        "confirm",
        "confirmed",
        "accept",
        "accepted",
        "admit",
        "admitted",
        "endorse",
        "endorsed",
        "acknowledge",
        "acknowledged",
    }
)
"""Verbs that with "nor" and their contrary leave everything open: "neither confirmed nor denied"."""
SPEAKERS = frozenset(
    "he she they we government ministry minister company officials official spokesman spokeswoman spokesperson president authorities"
    " police army military embassy bank operator carrier regulator agency firm group council commission administration palace".split()
)
REQUESTS = frozenset(
    "call calls message messages letter letters e-mail e-mails email emails mail mails question questions request requests inquiry inquiries"
    " enquiry enquiries query queries".split()
)
"""What somebody is asked by."""
MET = frozenset({"returned", "answered", "acknowledged"})
NOBODY = frozenset({"nobody", "none"})
PRESSED = frozenset({"asked", "pressed", "questioned", "approached", "contacted", "reached"})


def silences(scene: Scene) -> Iterator[Draft]:
    """Drafts of all silences, in the order of the text."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        if word in ("drawn", "drawing") and parse.is_verb(token):
            found = _drawn(parse, token)
        elif word in MUTE:
            found = _mute(parse, token)
        elif word in REACHED:
            found = _unreached(parse, token)
        elif word == "unanswered" or word in MET:
            found = _unmet(parse, token)
        elif word in PAIRS and parse.is_verb(token):
            found = _open(parse, token)
        elif word in ("declined", "refused", "declines", "refuses") and parse.is_verb(token):
            found = _refused(parse, token)
        elif word in GIVES and parse.tags[token] == "VB":
            found = _withheld(parse, token)
        else:
            continue
        if found is not None:
            yield _draft(parse, *found)


Silence = tuple[tuple[int, ...], tuple[int, ...], int | None, str]
"""Cue, content, head of the source, and the frame."""


def _draft(parse: Parse, cue: tuple[int, ...], content: tuple[int, ...], source_head: int | None, frame: str) -> Draft:
    return Draft(
        rule="silence",
        act=Act.DECLINE_COMMENT,
        cue=cue,
        content=content,
        source=tuple(noun_phrase(parse, source_head)) if source_head is not None else (),
        source_head=source_head,
        frame=frame,
    )


def _drawn(parse: Parse, verb: int) -> Silence | None:
    """'would not be drawn on the cause'."""
    subject = parse.child(verb, "nsubjpass")
    if subject is None or not parse.is_negated(verb):
        return None
    topic = _topic(parse, verb)
    if topic is None:
        return None if parse.children_of(verb, "prep", "advmod") else ((verb,), predicate(parse, verb), subject, "bare")
    return (verb,), topic[0], subject, topic[1]


def _mute(parse: Parse, adjective: int) -> Silence | None:
    """'remained silent', 'keeps mum about the cause'; silent lines and phones are not meant."""
    verb = parse.heads[adjective]
    if parse.lowers[verb] not in STAYS or parse.is_negated(verb):
        return None
    subject = subject_of(parse, verb)
    if subject is None or not (parse.lowers[adjective] in SURELY_MUTE or _can_speak(parse, subject)):
        return None
    topic = _topic(parse, adjective) or _topic(parse, verb)
    if topic is None:
        return (verb, adjective), tuple(range(verb, adjective + 1)), subject, "bare"
    return (verb, adjective), topic[0], subject, topic[1]


def _can_speak(parse: Parse, noun: int) -> bool:
    """Whether a noun is a name, a person's pronoun, or a body or office after "the"."""
    return parse.tags[noun] in ("NNP", "NNPS") or parse.lowers[noun] in SPEAKERS


def _unreached(parse: Parse, token: int) -> Silence | None:
    """'could not be reached for comment', 'was not available for comment'."""
    verb = token if parse.is_verb(token) else parse.heads[token]
    below = parse.subtree(verb)
    asked = any(parse.lowers[t] in COMMENT for t in below)
    subject = parse.child(verb, "nsubjpass", "nsubj")
    if not asked or subject is None or verb not in (token, parse.heads[token]):
        return None
    if parse.lowers[subject] in NOBODY:  # "nobody at the ministry was available for comment"
        source = _addressed(parse, subject, "at", "in", "from", "of")
        return ((token,), tuple(trim(parse, parse.subtree(verb))), source, "bare") if source is not None else None
    return ((token,), predicate(parse, verb), subject, "bare") if parse.is_negated(verb) else None


def _unmet(parse: Parse, token: int) -> Silence | None:
    """'Calls to the ministry were not returned', 'questions to the bank went unanswered'."""
    verb = token if parse.is_verb(token) else parse.heads[token]
    subject = parse.child(verb, "nsubjpass", "nsubj")
    if subject is None or parse.lowers[subject] not in REQUESTS or not parse.is_verb(verb):
        return None
    if parse.is_negated(verb) == (parse.lowers[token] == "unanswered"):
        return None
    source = _addressed(parse, subject, "to", "for", "with")
    return ((verb, token) if verb != token else (verb,), predicate(parse, verb), source, "bare") if source else None


def _addressed(parse: Parse, noun: int, *prepositions: str) -> int | None:
    """Whom a request was put to, or at whose place somebody is."""
    governors = (c for c in parse.children_of(noun, "prep") if parse.lowers[c] in prepositions)
    return next((p for c in governors for p in parse.children_of(c, "pobj")), None)


def _open(parse: Parse, verb: int) -> Silence | None:
    """'would neither confirm nor deny the report'."""
    other = parse.child(verb, "conj")
    nor = any(parse.lowers[c] == "nor" for c in parse.children[verb])
    if other is None or not nor or not parse.is_negated(verb):
        return None
    content = parse.child(other, "dobj", "ccomp")
    subject = subject_of(parse, verb)
    if content is None or subject is None:
        return None
    that = parse.child(content, "mark")
    kept = [t for t in parse.subtree(content) if t != that or parse.lowers[t] != "that"]
    frame = "np" if parse.deps[content] == "dobj" else "clause"
    return (verb, other), tuple(trim(parse, kept)), subject, frame


def _refused(parse: Parse, verb: int) -> Silence | None:
    """A bare refusal after what was asked: 'Asked whether he knew, he declined'."""
    asked = any(parse.lowers[c] in PRESSED for c in parse.children_of(verb, "advcl"))
    subject = parse.child(verb, "nsubj")
    if not asked or subject is None or parse.children_of(verb, "xcomp", "dobj", "ccomp"):
        return None
    return (verb,), (verb,), subject, "bare"


def _withheld(parse: Parse, verb: int) -> Silence | None:
    """'would not give a source', 'would not name the ship': a refusal, where "did not" is no more than a fact."""
    refuses = any(
        parse.lowers[c] in ("would", "wo", "will", "could") and parse.deps[c] == "aux" for c in parse.children[verb]
    )
    content = parse.child(verb, "dobj")
    subject = subject_of(parse, verb)
    if not refuses or content is None or subject is None or not parse.is_negated(verb):
        return None
    if parse.lowers[verb] in ("give", "offer", "provide", "release", "share") and parse.lowers[content] not in WITHHELD:
        return None
    frame = "it" if parse.tags[content] == "PRP" else "np"
    return (verb,), tuple(trim(parse, parse.subtree(content))), subject, frame


def _topic(parse: Parse, governor: int) -> tuple[tuple[int, ...], str] | None:
    """What is kept silent: governed by "on" or "about"."""
    for preposition in parse.children_of(governor, "prep"):
        governed = parse.child(preposition, "pobj", "pcomp")
        if parse.lowers[preposition] not in ("on", "about", "over"):
            continue
        clause = next((c for c in parse.children_of(governor, "advcl") if parse.edges[c][0] == preposition + 1), None)
        if governed is None and clause is not None:  # "on when it would be repaired"
            return tuple(trim(parse, parse.subtree(clause))), "clause"
        if governed is not None:
            frame = "clause" if parse.deps[governed] == "pcomp" else "on"
            return tuple(trim(parse, parse.subtree(governed))), frame
    return None
