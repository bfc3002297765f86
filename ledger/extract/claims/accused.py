"""Who did it, in the words of a claim: the doer whom a content names, and for whom a doer works."""

from collections.abc import Iterator, Sequence

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import AGENCIES, COMPANIES, GROUPS, HUMAN_HEADS, OFFICES, OFFICIALS, SPOKES
from ledger.model.actor import Actor, ActorKind

CULPRITS = frozenset(
    """terrorist terrorists militant militants rebel rebels saboteur saboteurs attacker attackers intruder intruders hacker hackers criminal
    criminals insurgent insurgents separatist separatists extremist extremists spy spies smuggler smugglers thief thieves vandal vandals
    cybercriminal cybercriminals gunmen arsonist arsonists plotter plotters""".split()
)
"""Nouns for those who do harm: as the subject of a deed they stand accused."""
AGENTS = (
    HUMAN_HEADS
    | CULPRITS
    | GROUPS
    | COMPANIES
    | OFFICES
    | AGENCIES
    | OFFICIALS
    | SPOKES
    | frozenset(
        """groups companies firms operators providers vendors suppliers supplier contractor contractors subcontractor subcontractors owner
        owners state states country countries nation nations neighbor neighbour neighbors neighbours government governments regime power powers party parties
        opposition militia militias army military navy police troops forces soldiers agents spies staff management leadership crew workers employees
        engineers managers executives directors reporters journalists editors media stations broadcasters newspapers programmer programmers judge judges court
        watchdog pilots captain fishermen fisherman man men woman women youths teenagers teenager boy boys student employee worker manager engineer students banks ministries authorities services insider insiders
        unit units cell cells faction factions""".split()
    )
)
"""Nouns for those who can be blamed; a fault, a storm or a cable cannot."""
SERVE = frozenset(
    """work works working worked act acts acting acted back backs backed backing sponsor sponsored support supported link linked links tie tied fund
    funded control controlled direct directed employ employed hire hired run operate operating connected affiliated aligned loyal commanded ordered
    steered answering tasked serving serve serves""".split()
)
"""Words by which somebody is another's tool: "hackers working for", "a group linked to"."""
ON_BEHALF = frozenset({"behalf", "orders", "command", "instructions", "payroll", "pay"})
PARTS_OF = frozenset(
    "unit units arm wing branch division directorate cell faction department agency agencies service members member part".split()
)
"""Nouns for a part of a body, which acts for the whole: "a unit of the Chinese military"."""
RULERS = frozenset("regime government governments leadership leaders rulers authorities junta administration".split())
"""Those who rule where the words after them say: "the regime in Pyongyang"."""
HARM = frozenset(
    "attack attacks intrusion campaign assault offensive sabotage theft break-in cyberattack cyberattacks raid hack".split()
)
NAMES = frozenset("calls call called dubs dubbed names named tracks terms known".split())
COPULA = frozenset({"is", "was", "were", "are", "be", "been", "'s"})
SAID = frozenset(
    """say says said tell tells told claim claims claimed report reports reported insist insists insisted allege alleges alleged swear swore believe
    believes believed think thinks thought argue argues argued deny denies denied admit admits admitted suggest suggests suggested""".split()
)
DOERS = frozenset({"nsubj", "nsubjpass", "agent"})
OF, TO = frozenset({"of", "from"}), frozenset({"to"})
NEVER: frozenset[str] = frozenset()
MARKS = {
    **dict.fromkeys(("hallmark", "hallmarks", "fingerprint", "fingerprints", "signature", "handwriting", "trademark", "trademarks"), OF),
    **dict.fromkeys(("order", "orders", "instruction", "instructions", "behest", "behalf"), OF),
    **dict.fromkeys(("point", "points", "pointed", "traced", "tracked", "led", "leads"), TO),
    **dict.fromkeys(("came", "come", "comes", "originated"), OF),
}  # fmt: skip
"""Words that lead from a deed to who did it or had it done, with the prepositions after them."""
STATELY = frozenset("state government military intelligence army navy".split())
"""Nouns that make a country's hackers the country's own: "Chinese state hackers"."""
OF_MAKER = frozenset({"work", "handiwork", "doing", "hand", "fault", "responsibility"})


def accused_in(parse: Parse, content: Sequence[int], bodies: Bodies) -> tuple[str | None, str | None]:
    """Name and id of the doer that a content names: a country, organisation or group, or a culprit by the word for it.

    The doer of the main clause comes first, then those of the clauses below it; an office ("the government") counts where
    it can be told whose it is. A pronoun is nobody: whom it means inside somebody's words is a guess.
    """
    doers = list(_doers(parse, content))
    for head in doers:
        phrase = noun_phrase(parse, head, coordinated=False)
        actor = acting(parse, phrase, bodies) or patron(parse, head, bodies)
        if actor is not None:
            return actor.name, actor.id
        named = called(parse, head)
        if named is not None:
            return named, None
    culprit = next((t for t in doers if _is_culprit(parse, t) and not _is_definite(parse, t)), None)
    if culprit is None:
        return None, None
    return bare_name(parse, noun_phrase(parse, culprit, coordinated=False)), None


def called(parse: Parse, head: int) -> str | None:
    """The name by which the speaker calls those whom this noun means: "a crew he calls Dust Jackal"."""
    for clause in parse.children_of(head, "relcl", "acl") if parse.lowers[head] in AGENTS else ():
        name = parse.child(clause, "oprd", "dobj", "attr")
        as_what = parse.child(clause, "prep") if parse.lowers[clause] == "known" else None
        name = parse.child(as_what, "pobj") if as_what is not None else name
        if parse.lowers[clause] in NAMES and name is not None and parse.tags[name].startswith("NNP"):
            return bare_name(parse, noun_phrase(parse, name, coordinated=False))
    return None


def _is_culprit(parse: Parse, head: int) -> bool:
    """Whether a noun means those who do harm, or somebody whose work the harm is said to be: "the doing of a teenager"."""
    of = parse.heads[head]
    made = parse.deps[head] == "pobj" and parse.lowers[of] == "of" and parse.lowers[parse.heads[of]] in OF_MAKER
    return parse.lowers[head] in CULPRITS or (made and parse.lowers[head] in AGENTS)


def _is_definite(parse: Parse, head: int) -> bool:
    """Whether a noun only takes up those spoken of before: "the attackers", "those hackers"."""
    determiner = parse.child(head, "det", "poss")
    return determiner is not None and parse.lowers[determiner] not in ("a", "an", "some", "several", "two", "no")


def bare_name(parse: Parse, phrase: Sequence[int]) -> str:
    """The words of a noun phrase without its article."""
    first = phrase[0] + (len(phrase) > 1 and parse.lowers[phrase[0]] in ("the", "a", "an"))
    while first > 1 and parse.words[first - 1] == "-":  # "far-right group", of which the parse cuts off the adverb
        first -= 2
    return parse.span(first, phrase[-1]).of(parse.text).removesuffix("'s").removesuffix("’s")


def _doers(parse: Parse, content: Sequence[int]) -> Iterator[int]:
    """Heads of the noun phrases that do what the content says, those of the main clause first."""
    inside = set(content)
    said = {
        t
        for verb in content
        if _reports(parse, verb)
        for c in parse.children_of(verb, "ccomp")
        for t in parse.subtree(c)
    }
    above = [
        t
        for t in content
        if parse.deps[t] in DOERS and parse.heads[t] in inside and t not in said and not _reports(parse, parse.heads[t])
    ]
    for token in sorted(above, key=lambda t: (parse.heads[parse.heads[t]] in inside, t)):
        verb = parse.heads[token]
        if parse.deps[token] == "agent":
            yield from parse.children_of(token, "pobj")
        elif parse.lowers[token] in ("it", "this", "that") and parse.lowers[verb] in COPULA:
            yield from _cleft(parse, verb)
        else:
            yield token
            if parse.lowers[verb] in COPULA:
                yield from _makers(parse, verb)
    yield from _harm(parse, content)
    yield from _traced(parse, content)


def _traced(parse: Parse, content: Sequence[int]) -> Iterator[int]:
    """To whom the marks or the orders of a deed lead: "bore the hallmarks of X", "on orders from X", "pointed to X"."""
    inside = set(content)
    for token in content:
        links = MARKS.get(parse.lowers[token], NEVER)
        for link in parse.children_of(token, "prep") if links else ():
            if parse.lowers[link] in links and link in inside:
                yield from parse.children_of(link, "pobj")


def _harm(parse: Parse, content: Sequence[int]) -> Iterator[int]:
    """'A campaign by X', where the content has no other doer."""
    inside = set(content)
    for token in content:
        if parse.lowers[token] in HARM:
            for by in parse.children_of(token, "prep", "agent"):
                if parse.lowers[by] == "by" and by in inside:
                    yield from parse.children_of(by, "pobj")


def _reports(parse: Parse, verb: int) -> bool:
    """Whether a clause below this verb is in turn another's word, and so another's accusation: "the FBI says that"."""
    if parse.lowers[verb] not in SAID or parse.child(verb, "ccomp") is None:
        return False
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lowers[subject] not in ("i", "we")


def _cleft(parse: Parse, verb: int) -> Iterator[int]:
    """'It was X that did it', 'this was X'."""
    yield from parse.children_of(verb, "attr")
    yield from _makers(parse, verb)


def _makers(parse: Parse, verb: int) -> Iterator[int]:
    """'The attack was the work of X'."""
    for noun in parse.children_of(verb, "attr"):
        for of in parse.children_of(noun, "prep"):
            if parse.lowers[noun] in OF_MAKER and parse.lowers[of] == "of":
                yield from parse.children_of(of, "pobj")


def patron(parse: Parse, head: int, bodies: Bodies) -> Actor | None:
    """For whom those named by this noun work: "hackers backed by Iran", "a group that works for the Russian government"."""
    if parse.lowers[head] in PARTS_OF:
        of = next((c for c in parse.children_of(head, "prep") if parse.lowers[c] == "of"), None)
        whole = parse.child(of, "pobj") if of is not None else None
        return acting(parse, noun_phrase(parse, whole), bodies) if whole is not None else None
    if parse.lowers[head] in RULERS:
        place = next((c for c in parse.children_of(head, "prep") if parse.lowers[c] in ("in", "of")), None)
        seat = parse.child(place, "pobj") if place is not None else None
        return acting(parse, noun_phrase(parse, seat), bodies) if seat is not None else None
    if parse.lowers[head] not in AGENTS:
        return None
    for clause in parse.children_of(head, "acl", "relcl", "amod"):
        if parse.lowers[clause] not in SERVE:
            continue
        for link in parse.children_of(clause, "prep", "agent"):
            served = parse.child(link, "pobj")
            if served is not None and parse.lowers[served] in ON_BEHALF:
                of = next((c for c in parse.children_of(served, "prep") if parse.lowers[c] in ("of", "from")), None)
                served = parse.child(of, "pobj") if of is not None else None
            if served is not None and (actor := acting(parse, noun_phrase(parse, served), bodies)) is not None:
                return actor
    return _before_hyphen(parse, head, bodies) or _owned(parse, head, bodies)


def _owned(parse: Parse, head: int, bodies: Bodies) -> Actor | None:
    """'Moscow's hackers', 'Chinese state hackers'; whose "Chinese hackers" are is not said."""
    owner = parse.child(head, "poss")
    if parse.lowers[head] in CULPRITS and owner is not None:
        return acting(parse, noun_phrase(parse, owner, coordinated=False), bodies)
    if parse.lowers[head] not in CULPRITS or all(
        parse.lowers[c] not in STATELY for c in parse.children_of(head, "compound", "amod", "nmod")
    ):
        return None
    named = bodies.within(parse.span(parse.edges[head][0], head))
    return bodies.gazetteer.speaks_for(named[0].actor_id) if named else None


def _before_hyphen(parse: Parse, head: int, bodies: Bodies) -> Actor | None:
    """'Iran-backed hackers', 'Kremlin-linked groups'."""
    backed = next((c for c in parse.children_of(head, "amod") if parse.lowers[c] in SERVE), None)
    if backed is None:
        return None
    place = parse.span(parse.edges[backed][0], backed)
    named = bodies.within(place)
    return bodies.gazetteer.speaks_for(named[0].actor_id) if named else None


def acting(parse: Parse, phrase: Sequence[int], bodies: Bodies) -> Actor | None:
    """On whose behalf the one named by this phrase acts, or the body itself."""
    span = parse.span(phrase[0], phrase[-1])
    words = span.of(parse.text)
    known = any(parse.lowers[t] in OFFICES | OFFICIALS | {"north", "south"} for t in phrase)
    if not known and not bodies.within(span):
        return None
    figure = bodies.named(words, *span) or bodies.office_here(words, span.start)
    if figure is not None and figure.id is not None:
        top = figure.actor_id or figure.id
        if top.startswith("org:"):
            return Actor(id=top, name=figure.actor or figure.name or words, kind=ActorKind.ORGANISATION)
        return bodies.gazetteer.actor(top)
    match = bodies.gazetteer.exact(words)
    if match is not None:
        return bodies.gazetteer.speaks_for(match.actor.id) or match.actor
    return bodies.gazetteer.role_country(words)
