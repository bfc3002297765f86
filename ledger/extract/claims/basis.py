"""The grounds that an accusation or a claim of responsibility gives for itself, as attribution databases code them by hand.

They are looked for in the sentence of the claim, and in the next one where that speaks of the same finding ("The agency
drew that conclusion from ...", "As proof it posted ..."). Grounds belong to the claim whose cue governs them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.claims.grounds import load_grounds
from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.nouns import noun_phrase, restricted
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import HUMAN_HEADS
from ledger.model.actor import ActorKind
from ledger.model.claim import Act, Basis, BasisKind

GROUNDED = frozenset({Act.ACCUSE, Act.CLAIM_RESPONSIBILITY, Act.SPECULATE, Act.ASSERT, Act.DENY})
ATTRIBUTING = frozenset({Act.ACCUSE, Act.CLAIM_RESPONSIBILITY, Act.SPECULATE})
"""Acts that say who did it: they alone rest on whatever they name, whether its kind is in the table or not."""
RESTING = {
    "based": ("on", "upon"), "basing": ("on", "upon"), "bases": ("on", "upon"), "rests": ("on", "upon"), "rested": ("on", "upon"), "resting": ("on", "upon"),
    "relies": ("on", "upon"), "relied": ("on", "upon"), "relying": ("on", "upon"), "drawing": ("on", "upon", "from"), "founded": ("on", "upon"),
    "going": ("by",), "judging": ("by", "from"), "pointing": ("to",), "evidenced": ("by",), "supported": ("by",), "backed": ("by",), "strength": ("of",), "basis": ("of",),
}  # fmt: skip
"""Words that lead to grounds with the preposition after them: "based on", "judging by", "on the strength of"."""
SURE = frozenset({"based", "basing", "bases", "rests", "rested", "resting", "going", "judging"})
CITING = frozenset({"citing", "cited", "cites", "invoking"})
SEEKING = frozenset(
    """analysing analyzing examining studying comparing tracing reviewing inspecting decrypting dissecting reading investigating tracking matching
    monitoring intercepting reverse-engineering""".split()
)
SOUGHT = frozenset(
    {"investigation", "inquiry", "enquiry", "analysis", "audit", "review", "examination", "forensics", "comparison"}
)
WAYS = frozenset({"after", "following", "by", "through", "from", "upon"})
INFERS = frozenset(
    "conclude concludes concluded infer infers inferred deduce deduced determine determined draw draws drew drawn derive derived".split()
)
FINDINGS = frozenset(
    "conclusion finding attribution accusation assessment judgment judgement verdict claim link allegation charge case".split()
)
PROOFS = frozenset({"evidence", "proof", "proofs", "clues", "grounds", "clue"})
CONSISTS = frozenset({"is", "was", "are", "were", "include", "includes", "included", "be"})
SHOWS = frozenset({"video", "footage", "recording", "clip", "screenshots", "photograph", "photographs"})
INNER = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "VBG", "PRP$", "POS"})
"""Tags of what stands before a noun."""
CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the words lead to grounds: the token that governs them, the noun they are, and whether they must be grounds."""

    by: int
    noun: int
    sure: bool


def basis_of(scene: Scene, draft: Draft, act: Act, bodies: Bodies, cues: frozenset[int]) -> Basis | None:
    """The grounds that a claim names; `cues` are the first tokens of all cues of the article."""
    if act not in GROUNDED or draft.negated:
        return None
    parse = scene.parse
    at = draft.head if draft.head is not None else draft.content[0]
    first, last = parse.sentence(at)
    for lead in (*_leads(parse, first, last), *_shown(parse, first, last, act)):
        if _governs(parse, draft, lead.by, cues) and _is_free(parse, draft, lead, act):
            found = _basis(scene, draft, act, lead, bodies)
            if found is not None:
                return found
    if act is Act.ACCUSE and draft.rule != "turn":
        found = _speaks(scene, draft, act, bodies)
        if found is not None:
            return found
    follows = last + 1 < len(parse) and scene.paragraph_of[last + 1] == scene.paragraph_of[first]
    if follows and not any(cue in range(at + 1, last + 1) for cue in cues):
        first, last = parse.sentence(last + 1)
        for lead in _leads(parse, first, last):
            if _resumes(parse, draft, lead, act):
                return _basis(scene, draft, act, lead, bodies)
    return None


def _leads(parse: Parse, first: int, last: int) -> Iterator[Lead]:
    """The places in a sentence where grounds are led to, in reading order."""
    for token in range(first, last + 1):
        word = parse.lowers[token]
        noun, sure = None, False
        if word in RESTING:
            noun, sure = _after(parse, token, RESTING[word], last), word in SURE
        elif word in CITING and parse.is_verb(token):
            noun = parse.child(token, "dobj")
        elif word in INFERS:
            noun, sure = _after(parse, token, ("from",), last), True
        elif word == "because" and token < last and parse.lowers[token + 1] == "of":
            noun = _after(parse, token, ("of",), last)
        elif word in WAYS:
            noun = _sought(parse, token)
        elif word == "as" and parse.child(token, "pobj") is not None:
            noun, sure = _offered(parse, token), True
        elif word in PROOFS and parse.deps[token] == "nsubj" and parse.lowers[parse.heads[token]] in CONSISTS:
            noun, sure = parse.child(parse.heads[token], "attr", "dobj"), True
        if noun is not None:
            yield Lead(token, noun, sure)


def _after(parse: Parse, token: int, prepositions: Sequence[str], last: int) -> int | None:
    """The noun that one of these prepositions governs shortly after the token ("basing that on N", "drew it from N")."""
    for at in range(token + 1, min(token + 6, last) + 1):
        if parse.lowers[at] in prepositions:
            governed = parse.child(at, "pobj", "pcomp")
            return parse.child(governed, "dobj") if governed is not None and parse.is_verb(governed) else governed
        if parse.words[at] in ",;:":
            return None
    return None


def _sought(parse: Parse, way: int) -> int | None:
    """'after examining N', 'by tracing N', 'after an investigation of N', 'through analysis of N'."""
    governed = parse.child(way, "pobj", "pcomp")
    if governed is None and parse.is_verb(parse.heads[way]) and parse.heads[way] > way:
        governed = parse.heads[way]
    if governed is None:
        return None
    if parse.lowers[governed] in SEEKING:
        return parse.child(governed, "dobj")
    return governed if parse.lowers[governed] in SOUGHT else None


def _offered(parse: Parse, mark: int) -> int | None:
    """'N which it offers as evidence', 'posted N as proof', 'As proof it posted N'."""
    if parse.lowers[parse.child(mark, "pobj") or mark] not in PROOFS:
        return None
    verb = next((a for a in parse.ancestors(mark) if parse.is_verb(a)), None)
    if verb is None:
        return None
    if parse.deps[verb] == "relcl":
        return parse.heads[verb]
    return parse.child(verb, "dobj", "nsubjpass")


def _governs(parse: Parse, draft: Draft, token: int, cues: frozenset[int]) -> bool:
    """Whether the claim's cue is the first cue above this token; where no cue stands above, whether its content holds it."""
    for above in (token, *parse.ancestors(token)):
        if above in draft.cue:
            return above != token
        if above in cues and above != token:
            return False
    return token in draft.content


def _is_free(parse: Parse, draft: Draft, lead: Lead, act: Act) -> bool:
    """Whether the words are about the saying and not about a thing ("a price based on data"); in an assertion, outside what is said."""
    if act not in ATTRIBUTING and lead.by in draft.content:
        return parse.words[lead.by - 1] == "," and parse.lowers[lead.by] in SURE
    head = parse.heads[lead.by]
    if not parse.tags[head].startswith("NN") or parse.lowers[head] in FINDINGS or lead.noun == head:
        return True
    before = lead.by - 1
    return (
        before < 0
        or parse.words[before] in ',“"—–('
        or parse.sentence(lead.by)[0] == lead.by
        or parse.lowers[lead.by] in ("in", "as")
    )


def _shown(parse: Parse, first: int, last: int, act: Act) -> Iterator[Lead]:
    """'claimed responsibility in a video': what those who claim a deed show."""
    if act is not Act.CLAIM_RESPONSIBILITY:
        return
    for token in range(first, last + 1):
        if (
            parse.lowers[token] in SHOWS
            and parse.deps[token] == "pobj"
            and parse.lowers[parse.heads[token]] in ("in", "with")
        ):
            yield Lead(parse.heads[token], token, sure=True)


def _resumes(parse: Parse, draft: Draft, lead: Lead, act: Act) -> bool:
    """Whether the next sentence goes on about the same finding: names it as one, offers proof, or cites for its speaker."""
    word = parse.lowers[lead.by]
    first, last = parse.sentence(lead.by)
    if word in PROOFS or word == "as":
        return act in ATTRIBUTING
    clause = lead.by if parse.is_verb(lead.by) else parse.heads[lead.by]
    if word in INFERS or word in SURE:
        return any(parse.lowers[t] in FINDINGS for t in range(first, min(lead.noun, last + 1)))
    subject = parse.child(clause, "nsubj")
    if word in CITING and subject is not None and parse.tags[lead.by] in ("VBD", "VBZ", "VBP") and act in ATTRIBUTING:
        same = draft.source_head is not None and parse.lowers[subject] == parse.lowers[draft.source_head]
        return same or parse.lowers[subject] in ("it", "he", "she", "they")
    return False


def _speaks(scene: Scene, draft: Draft, act: Act, bodies: Bodies) -> Basis | None:
    """The source itself where it is a paper, a finding or a measurement: "the indictment says", "forensic analysis showed"."""
    head = draft.source_head
    if head is None or scene.parse.tags[head].startswith(("NNP", "PRP")):
        return None
    return _basis(scene, draft, act, Lead(head, head, sure=False), bodies)


def _basis(scene: Scene, draft: Draft, act: Act, lead: Lead, bodies: Bodies) -> Basis | None:
    parse = scene.parse
    if parse.tags[lead.noun].startswith("PRP") or parse.lowers[lead.noun] in HUMAN_HEADS or _is_none(parse, lead):
        return None
    tokens = _phrase(parse, draft, lead)
    kind = _kind(parse, tokens, lead, act, bodies)
    if kind is None:
        return None
    span = parse.span(tokens[0], tokens[-1])
    return Basis(text=span.of(parse.text), start=span.start, end=span.end, kind=kind)


def _is_none(parse: Parse, lead: Lead) -> bool:
    """'cited no evidence', 'did not cite logs'."""
    none = any(
        parse.lowers[c] in ("no", "any", "little", "scant")
        for c in parse.children_of(lead.noun, "det", "amod", "advmod")
    )
    bare = parse.lowers[lead.noun] in PROOFS and not parse.children[lead.noun]
    return none or bare or parse.is_negated(lead.by) or parse.is_negated(parse.heads[lead.by])


def _phrase(parse: Parse, draft: Draft, lead: Lead) -> list[int]:
    """The noun phrase of the grounds, up to where the claim's own words go on, with quotation marks around it."""
    if lead.by == lead.noun:
        return noun_phrase(parse, lead.noun)
    taken = {*draft.cue, *(t for t in draft.content if lead.by not in draft.content), *draft.source} - set(
        _own(parse, lead)
    )
    kept = [t for t in _own(parse, lead) if t not in taken]
    out = [lead.noun]
    while out[0] - 1 > lead.by and (out[0] - 1 in kept or _inner(parse, out[0] - 1)):
        out.insert(0, out[0] - 1)
    while out[-1] + 1 in kept:
        out.append(out[-1] + 1)
    while len(out) > 1 and parse.words[out[-1]] in ",;:.-–—":
        out.pop()
    return _in_marks(parse, out)


def _inner(parse: Parse, token: int) -> bool:
    """Whether a word stands before a noun as part of its phrase, wherever the parse hangs it ("routing data")."""
    return parse.tags[token] in INNER and parse.lowers[token] not in SEEKING


def _in_marks(parse: Parse, tokens: list[int]) -> list[int]:
    """The phrase with both its quotation marks or with neither; one that is quoted ends with the quotation."""
    first = tokens[0] if parse.words[tokens[0]] in CLOSING else tokens[0] - 1
    mark = CLOSING.get(parse.words[first]) if first >= 0 else None
    if mark is None:
        return tokens
    last = next((t for t in range(first + 2, min(tokens[-1] + 3, len(parse))) if parse.words[t] == mark), None)
    if last is None:
        return [t for t in tokens if t != first]
    inner = [t for t in range(first + 1, last) if parse.words[t] != ","]
    return [first, *inner, last] if inner[-1] + 1 == last else inner


def _own(parse: Parse, lead: Lead) -> list[int]:
    """The noun with what restricts it; the second of two that one preposition each leads to ("on A and on B")."""
    tokens = set(restricted(parse, lead.noun))
    preposition = parse.heads[lead.noun]
    if parse.deps[lead.noun] == "pobj":
        for other in parse.children_of(preposition, "conj", "cc"):
            tokens.update(parse.subtree(other))
    return sorted(tokens)


def _kind(parse: Parse, tokens: Sequence[int], lead: Lead, act: Act, bodies: Bodies) -> BasisKind | None:
    grounds = load_grounds()
    kind = grounds.kind_of(parse.lowers[lead.noun], [parse.lowers[t] for t in tokens])
    named = [bodies.gazetteer.actor(m.actor_id).kind for m in bodies.within(parse.span(tokens[0], tokens[-1]))]
    if ActorKind.AGENCY in named or parse.lowers[lead.noun] in grounds.hearsay:
        return None
    if act is Act.CLAIM_RESPONSIBILITY:
        return BasisKind.SELF_CLAIMED
    if kind is BasisKind.SELF_CLAIMED or kind is None:
        return BasisKind.TECHNICAL if lead.sure and act in ATTRIBUTING else None
    if kind is BasisKind.OFFICIAL_FINDING and ActorKind.LAB in named:
        return BasisKind.TECHNICAL
    return kind
