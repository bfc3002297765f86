"""Whom an act is aimed at: accused, threatened, urged, asked; nobody rather than the wrong one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.claims.accused import AGENTS, accused_in, acting, bare_name, called, patron
from ledger.extract.claims.acts import BLAMES
from ledger.extract.claims.addressed import asked_for, does, is_agent, menaced
from ledger.extract.draft import Draft
from ledger.extract.parse.nouns import is_passive, noun_phrase, subject_of
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.cast import FIRST, Cast
from ledger.extract.speakers.figure import AGENCIES, COMPANIES, GROUPS, OFFICES, Figure
from ledger.model.actor import Actor
from ledger.model.claim import Act

AIMED = frozenset({Act.PROMISE, Act.ACCUSE, Act.THREATEN, Act.URGE, Act.SPECULATE, Act.CRITICIZE, Act.ASK})
PEOPLE_ONLY = frozenset({Act.ACCUSE, Act.CRITICIZE, Act.SPECULATE})
"""Acts whose object can be a thing ("blamed a storm"): only somebody is a target."""
DOER_SECOND = frozenset({"obj-to", "obj-on", "to", "at", "on", "against"})
"""Frames in which the doer comes last: "attributed the attack to X", "pinned it on X"."""
RELATIVES = frozenset({"which", "whom", "who", "that"})
TAKES_PART = re.compile(
    r"\b(?:play\w* (?:a|any|some) (?:\w+ )?(?:role|part)|involve\w*|(?:has|had|have) a hand in|done it|did it)\b"
)
"""A part in a deed: with BLAMES, what makes a guess about somebody an accusation."""
REJECTING = frozenset(
    """reject rejects rejected rejecting deny denies denied denying dismiss dismisses dismissed dismissing dispute disputes disputed
    rebut rebuts rebutted refute refutes refuted face faces faced""".split()
)
NOBODIES = frozenset({"anyone", "anybody", "someone", "somebody", "nobody", "none", "whoever"})
REFERRING = COMPANIES | OFFICES | GROUPS | AGENCIES | {"country", "state", "nation", "side", "government"}
SHORT = 3
"""Tokens of a phrase that can refer back ("the company")."""

Named = tuple[str | None, str | None]
"""Name and id of a target."""
NONE: Named = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who else is about where a claim is made: what "me" and a question in a transcript depend on."""

    speaker: Figure
    voice: Figure | None = None
    """Whose direct speech holds the claim; None outside direct speech."""
    answers: Figure | None = None
    """Who takes the next turn of a transcript."""


def target_of(parse: Parse, draft: Draft, act: Act, cast: Cast, around: Around) -> Named:
    """Name and id of the target; an unlisted one keeps its words and has no id."""
    if act not in AIMED:
        return NONE
    for head in _heads(parse, draft, act):
        named = _name(parse, draft, head, act, cast, around)
        if named[0] is not None and not _is_speaker(named, around.speaker):
            return named
        if not _can_be_passed(parse, head, act):
            return NONE
    return _by_words(parse, draft, act, cast, around)


def _heads(parse: Parse, draft: Draft, act: Act) -> Iterator[int]:
    """Heads of the noun phrases that the act can be aimed at, the likeliest first."""
    given = _given(parse, draft)
    if act is Act.ACCUSE and draft.frame == "obj-to" and given is not None:
        yield given  # "traced the worm to X": a worm with a name is no target
    if act is Act.ACCUSE and draft.frame in DOER_SECOND:
        yield from _tops(parse, draft.content)
    if act is Act.ASK:
        yield from (t for t in (draft.hearer, given) if t is not None and draft.frame not in ("quote", "turn"))
        return
    if act is Act.URGE and draft.frame == "for" and draft.hearer is not None:
        yield draft.hearer
    if act is Act.PROMISE or (act is Act.URGE and draft.frame in ("np", "for")):
        return
    if act is Act.SPECULATE and draft.frame == "obj-inf" and not _blames(parse, draft):
        return
    if given is not None:
        yield given
    if given is not None and act in (Act.ACCUSE, Act.CRITICIZE):
        yield from _owners(parse, given)


def _given(parse: Parse, draft: Draft) -> int | None:
    """The object of the cue, the subject of a passive, the noun of a participle, the antecedent of a relative pronoun."""
    head, verb = draft.target, draft.head
    if head is None and verb is not None and draft.frame not in ("quote", "turn") and is_passive(parse, verb):
        head = parse.child(verb, "nsubjpass")
        if head is None and parse.deps[verb] == "acl":
            head = parse.heads[verb]
        elif head is None and parse.deps[verb] == "advcl" and parse.is_verb(parse.heads[verb]):
            head = subject_of(parse, parse.heads[verb])
    if head is not None and parse.lowers[head] in RELATIVES and parse.deps[parse.heads[head]] == "relcl":
        return parse.heads[parse.heads[head]]
    return head


def _tops(parse: Parse, content: Sequence[int]) -> Iterator[int]:
    """The nouns of a content that hang on nothing in it."""
    inside = set(content)
    yield from (t for t in content if parse.heads[t] not in inside and parse.tags[t].startswith(("NN", "PRP")))


def _owners(parse: Parse, noun: int) -> Iterator[int]:
    """Whose a thing is that is blamed or criticized: "the operator's response", "an attack by X"."""
    yield from parse.children_of(noun, "poss")
    for by in parse.children_of(noun, "prep", "agent"):
        if parse.lowers[by] == "by":
            yield from parse.children_of(by, "pobj")


def _can_be_passed(parse: Parse, head: int, act: Act) -> bool:
    """Whether somebody else can be the target where this one has no name: a thing has an owner, a person is meant."""
    return act in PEOPLE_ONLY and not parse.tags[head].startswith("PRP") and parse.lowers[head] not in AGENTS


def _by_words(parse: Parse, draft: Draft, act: Act, cast: Cast, around: Around) -> Named:
    """The target that the words of the content name."""
    if act is Act.ASK:
        return _known(around.answers) if draft.frame == "turn" and around.answers is not None else NONE
    if act is Act.ACCUSE or (act is Act.SPECULATE and _blames(parse, draft)):
        if draft.frame.startswith("obj-"):
            return NONE
        charged = _charged_with(parse, draft)
        named = accused_in(parse, draft.content, cast.bodies)
        return _name(parse, draft, charged, act, cast, around) if named[0] is None and charged is not None else named
    heads: Iterator[int] = iter(())
    if act is Act.URGE:
        heads = asked_for(parse, draft)
    elif act in (Act.THREATEN, Act.PROMISE):
        heads = menaced(parse, draft, act)
    for head in heads:
        named = _name(parse, draft, head, act, cast, around)
        if named[0] is not None and not _is_speaker(named, around.speaker):
            return named
    return _mentioned(parse, draft, cast, around) if act is Act.THREATEN else NONE


def _charged_with(parse: Parse, draft: Draft) -> int | None:
    """'X rejects the charge that it did it': one who rejects a charge is the "it" of that charge."""
    noun, inside = draft.head, set(draft.content)
    if draft.rule != "noun-clause" or noun is None or parse.deps[noun] != "dobj":
        return None
    main = next((t for t in draft.content if parse.heads[t] not in inside), None)
    subject = parse.child(main, "nsubj") if main is not None else None
    if subject is None or parse.lowers[subject] not in ("it", "he", "she", "they"):
        return None
    return subject_of(parse, parse.heads[noun]) if parse.lowers[parse.heads[noun]] in REJECTING else None


def _blames(parse: Parse, draft: Draft) -> bool:
    words = parse.span(draft.content[0], draft.content[-1]).of(parse.text)
    return BLAMES.search(words.lower()) is not None or TAKES_PART.search(words.lower()) is not None


def _mentioned(parse: Parse, draft: Draft, cast: Cast, around: Around) -> Named:
    """The first country, body or group that the words of a threat name."""
    doing = [
        s for t in draft.content if does(parse, t) for c in parse.children_of(t, "nsubj") for s in parse.subtree(c)
    ]
    for mention in cast.bodies.within(parse.span(draft.content[0], draft.content[-1])):
        if any(mention.start <= parse.starts[t] < mention.end for t in doing):
            continue
        actor = cast.bodies.gazetteer.speaks_for(mention.actor_id)
        named = (actor.name, actor.id) if actor is not None else NONE
        if actor is not None and mention.kind not in ("demonym", "metonym") and not _is_speaker(named, around.speaker):
            return named
    return NONE


def _name(parse: Parse, draft: Draft, head: int, act: Act, cast: Cast, around: Around) -> Named:
    """Name and id of the one whom this noun phrase means; none where it means a thing or nobody known."""
    word = parse.lowers[head]
    if word in FIRST:
        return _known(around.voice or (cast.meant([head], head) if parse.deps[head] != "poss" else None))
    phrase = _own_words(parse, draft, head, act)
    actor = acting(parse, phrase, cast.bodies)
    if actor is not None and _elsewhere(parse, phrase, actor, cast, around):
        return NONE
    actor = actor or patron(parse, head, cast.bodies)
    if actor is not None:
        return actor.name, actor.id
    beside = [head, *parse.children_of(head, "appos")]
    if act in PEOPLE_ONLY and not any(is_agent(parse, t) for t in beside):
        return NONE
    name = called(parse, head)
    if name is not None:
        return name, None
    proper, pronoun = any(parse.tags[t].startswith("NNP") for t in beside), parse.tags[head].startswith("PRP")
    if proper or pronoun or len(phrase) <= SHORT:
        figure = cast.meant(phrase, head, by=around.speaker)
        if figure.actor is not None or (figure.name is not None and not figure.name.islower()):
            return _known(figure)
    if (
        pronoun
        or word in NOBODIES
        or parse.tags[head].startswith(("W", "DT", "EX"))
        or _refers_back(parse, phrase, head)
    ):
        return NONE
    return bare_name(parse, phrase), None


def _own_words(parse: Parse, draft: Draft, head: int, act: Act) -> list[int]:
    """The noun phrase without the words of the claim ("suspects a man of theft"); of a thing no more than what leads to it."""
    phrase = noun_phrase(parse, head, coordinated=False)
    if head in draft.content and act in PEOPLE_ONLY and not is_agent(parse, head):
        return [t for t in phrase if t <= head]
    if head in draft.content:
        return phrase
    after = [t for t in phrase if t > head and (t in draft.content or t in draft.cue)]
    kept = [t for t in phrase if not after or t < after[0]]
    while kept[-1] > head and parse.tags[kept[-1]] in ("IN", "TO"):
        kept.pop()
    return kept


def _elsewhere(parse: Parse, phrase: Sequence[int], actor: Actor, cast: Cast, around: Around) -> bool:
    """Whether "the government" is taken for that of another country than the article's place and the speaker's: a guess.

    "Every ministry" means no one in particular.
    """
    span, bodies = parse.span(phrase[0], phrase[-1]), cast.bodies
    if bodies.within(span) or parse.tags[phrase[-1]].startswith("NNP") or parse.deps[phrase[0]] == "poss":
        return False
    if parse.lowers[phrase[0]] in ("every", "each", "any", "all", "no"):
        return True
    at_home = actor.id in (bodies.local, bodies.dominant) or not actor.id.startswith("country:")
    return not at_home and around.speaker.actor_id != actor.id


def _refers_back(parse: Parse, phrase: Sequence[int], head: int) -> bool:
    """Whether a phrase stands for a name that was not found: "the company" says nothing by itself."""
    bare = [t for t in phrase if parse.deps[t] != "case"]
    return len(bare) == 2 and parse.lowers[bare[0]] in ("the", "that", "this") and parse.lowers[head] in REFERRING  # noqa: PLR2004  article and noun


def _known(figure: Figure | None) -> Named:
    """On whose behalf a figure speaks, or its own name."""
    if figure is None:
        return NONE
    return (figure.actor, figure.actor_id) if figure.actor else (figure.name, figure.id)


def _is_speaker(named: Named, speaker: Figure) -> bool:
    """Whether a target would be the one who speaks: nobody accuses himself by another's name."""
    return named[0] is not None and named[0] in (speaker.name, speaker.actor)
