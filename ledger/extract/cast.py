"""The cast of an article: who speaks in it, under which names, for whom; sources resolved one after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.extract.actors import Gazetteer
from ledger.extract.names import Name, gender_of, is_person, name_at
from ledger.extract.nouns import noun_phrase
from ledger.extract.syntax import Parse
from ledger.model.actor import Actor, ActorKind, Anonymity
from ledger.model.problem import NotFoundError

PRONOUNS = {
    "he": "m",
    "she": "f",
    "him": "m",
    "her": "f",
    "his": "m",
    "it": "it",
    "its": "it",
    "they": "they",
    "them": "they",
    "their": "they",
    "who": "who",
}
FIRST = frozenset({"i", "we", "you", "us", "me"})
VAGUE = re.compile(
    r"\b(?:some|many|several|others?|experts?|analysts?|observers?|critics?|people|sources?|insiders?|commentators?|researchers?|users|"
    r"residents|witnesses|media|reports?|everyone|everybody|nobody|someone|anyone|most|few|those|supporters|opponents|skeptics|studies)\b",
    re.IGNORECASE,
)
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"})
NO_SPEAKERS = frozenset(
    {"report", "reports", "rumors", "rumours", "speculation", "there", "this", "that", "which", "what", "one"}
)
HUMAN_HEADS = frozenset(
    """official officials spokesman spokeswoman spokesperson minister member staff employee officer analyst expert researcher diplomat source
    aide adviser advisor lawmaker senator engineer executive manager worker resident witness person man woman leader president
    secretary ambassador envoy representative director chief head author lawyer attorney prosecutor investigator hacker hackers
    group groups technician operator negotiator observer critic insider veteran agent commander general soldier activist
    customer user student professor teacher scientist editor journalist reporter""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Someone who speaks in the article, as far as it is known who."""

    name: str | None
    """Canonical full name; None when anonymous."""
    id: str | None
    actor: str | None
    """On whose behalf; None for media, private persons and the unresolved."""
    actor_id: str | None
    anonymity: Anonymity
    gender: str | None = None
    plural: bool = False
    person: bool = False
    roles: frozenset[str] = frozenset()
    """Head nouns under which the article speaks of it: {"spokeswoman"}."""
    roll_up: tuple[str, ...] = ()
    is_agency: bool = False
    short: str | None = None
    """The name a chain uses."""
    notes: tuple[str, ...] = ()


NOBODY = Figure(name=None, id=None, actor=None, actor_id=None, anonymity=Anonymity.IMPERSONAL)


@dataclass(kw_only=True)
class Cast:
    """Resolves sources in the order of the text, remembering who has spoken."""

    parse: Parse
    gazetteer: Gazetteer
    people: dict[str, Figure] = field(default_factory=dict)
    """By full name, lower case."""
    spoken: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of resolved sources, in the order of the text."""

    def meet_people(self) -> None:
        """A first pass: everyone whom the article names in full, with what it says they are."""
        token = 0
        while token < len(self.parse):
            name = name_at(self.parse, token) if self.parse.tags[token].startswith("NNP") else None
            if name is None or name.last < token:
                token += 1
                continue
            if is_person(name) and len(name.words) > 1 and not self._is_listed_body(name.text):
                self._meet(name)
            token = max(token, name.last) + 1

    def _meet(self, name: Name) -> None:
        key = name.text.lower()
        described = self._described(name)
        known = self.people.get(key)
        if known is None or (known.actor is None and described.actor is not None):
            roles = described.roles | (known.roles if known else frozenset())
            gender = described.gender or (known.gender if known else None)
            self.people[key] = Figure(
                name=described.name,
                id=described.id,
                actor=described.actor,
                actor_id=described.actor_id,
                anonymity=Anonymity.NAMED,
                gender=gender,
                person=True,
                roles=roles,
                roll_up=described.roll_up,
            )

    def _described(self, name: Name) -> Figure:
        """The person as the phrase around the name describes them."""
        parse = self.parse
        head = name.last
        while (
            parse.deps[head] in ("compound", "flat", "nmod")
            and parse.heads[head] <= name.last
            and parse.heads[head] > head
        ):
            head = parse.heads[head]
        phrases = list(self._descriptions(name, head))
        listed = self.gazetteer.match(name.text)
        gender = next((g for g in (gender_of(p) for p in [" ".join(name.title), *phrases]) if g), None)
        roles = frozenset(w for p in phrases for w in re.findall(r"[a-z]+", p.lower()) if w in HUMAN_HEADS)
        if listed is not None and listed.actor.kind is ActorKind.PERSON:
            top = self.gazetteer.speaks_for(listed.actor.id)
            return Figure(
                name=listed.actor.name,
                id=listed.actor.id,
                actor=top.name if top else None,
                actor_id=top.id if top else None,
                anonymity=Anonymity.NAMED,
                gender=gender,
                person=True,
                roles=roles,
                roll_up=self.gazetteer.roll_up(listed.actor.id),
            )
        actor, roll_up = self._employer(phrases)
        return Figure(
            name=name.text,
            id="person:" + slug(name.text),
            actor=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            anonymity=Anonymity.NAMED,
            gender=gender,
            person=True,
            roles=roles,
            roll_up=roll_up,
        )

    def _descriptions(self, name: Name, head: int) -> list[str]:
        """The words that say what a named person is: title, apposition before or after, "X is a ..."."""
        parse = self.parse
        out = []
        outer = parse.heads[head] if parse.deps[head] == "appos" else None
        if outer is not None:
            out.append(self._words(noun_phrase(parse, outer, coordinated=False)))
        out += [self._words(parse.phrase(c, without=frozenset({"relcl"}))) for c in parse.children_of(head, "appos")]
        before = [t for t in parse.phrase(head, without=frozenset({"appos", "relcl", "conj", "acl"})) if t < name.first]
        if before:
            out.append(self._words(before))
        if parse.deps[head] == "nsubj":
            verb = parse.heads[head]
            if parse.lowers[verb] in ("is", "was", "'s", "became"):
                out += [
                    self._words(parse.phrase(c, without=frozenset({"relcl"}))) for c in parse.children_of(verb, "attr")
                ]
        return [p for p in out if p]

    def _words(self, tokens: Sequence[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""

    def _employer(self, phrases: Sequence[str]) -> tuple[Actor | None, tuple[str, ...]]:
        """The country, organisation or group on whose behalf someone so described speaks, with its roll-up."""
        for phrase in phrases:
            country = self.gazetteer.role_country(phrase)
            if country is not None:
                return country, self.gazetteer.roll_up(country.id)
        for phrase in phrases:
            found = employer_in(phrase, self.gazetteer)
            if found is not None:
                return found, (found.id, *[i for i in self.gazetteer.roll_up(found.id) if i != found.id]) if _listed(
                    self.gazetteer, found
                ) else (found.id,)
        return None, ()

    def resolve(self, tokens: Sequence[int], head: int | None, at: int) -> Figure:
        """The figure that a source phrase names, and its place in the cast."""
        if head is None or not tokens:
            return NOBODY
        figure = self._resolve(tokens, head, at)
        self.spoken.append((at, figure))
        return figure

    def _resolve(self, tokens: Sequence[int], head: int, at: int) -> Figure:
        parse = self.parse
        word = parse.lowers[head]
        if word in PRONOUNS and parse.tags[head].startswith(("PRP", "WP")):
            return self._pronoun(PRONOUNS[word], at)
        if word in FIRST:
            return Figure(
                name=None,
                id=None,
                actor=None,
                actor_id=None,
                anonymity=Anonymity.VAGUE,
                notes=("speaker: first_person",),
            )
        phrase = self._words(tokens)
        person = self._person_in(tokens, head)
        if person is not None:
            return person
        return (
            self._listed_body(phrase, head)
            or self._spokesperson(phrase, head)
            or self._short_reference(phrase, head, at)
            or self._role(phrase, head)
        )

    def _person_in(self, tokens: Sequence[int], head: int) -> Figure | None:
        """The person named by this phrase, in full or by surname."""
        parse = self.parse
        named = [
            t
            for t in tokens
            if parse.tags[t].startswith("NNP")
            and t != head
            and parse.deps[t] in ("appos", "pobj", "dobj", "nsubj", "conj")
        ]
        for token in [head, *named]:
            name = name_at(parse, token)
            if name is None or (token != head and self._governed(name.first)):
                continue
            listed = self._is_listed_body(name.text)
            figure = self.people.get(name.text.lower()) or (None if listed else self._by_part(name))
            if figure is not None:
                return figure
            if is_person(name) and not listed:
                figure = self._described(name)
                self.people.setdefault(name.text.lower(), figure)
                return figure
        return None

    def _governed(self, first: int) -> bool:
        """Whether a preposition stands before the name: "a spokesman for Liu Jieyi" is not Liu Jieyi."""
        return first > 0 and self.parse.tags[first - 1] in ("IN", "TO", "CC")

    def _is_listed_body(self, text: str) -> bool:
        match = self.gazetteer.match(text)
        return match is not None and match.actor.kind is not ActorKind.PERSON

    def _by_part(self, name: Name) -> Figure | None:
        """The one person whose name has this surname (or first name), if there is exactly one."""
        if len(name.words) != 1 and not name.title:
            return None
        part = name.words[-1].lower()
        found = {f.name: f for key, f in self.people.items() if part in (key.split()[-1], key.split()[0])}
        if len(found) > 1:
            found = {f.name: f for key, f in self.people.items() if part == key.split()[-1]}
        return next(iter(found.values())) if len(found) == 1 else None

    def _listed_body(self, phrase: str, head: int) -> Figure | None:
        """A country, office, agency or other body of the lexicon that the head of the phrase names."""
        if self.parse.lowers[head] in HUMAN_HEADS or self.parse.lowers[head] in SPOKES:
            return None
        match = self.gazetteer.match(phrase) or self.gazetteer.compose(phrase)
        if match is None:
            start = self.parse.starts[head]
            inside = [
                m
                for m in self.gazetteer.find(self.parse.text, max(0, start - 60), self.parse.end(head))
                if m.start <= start < m.end
            ]
            if not inside or inside[-1].kind == "demonym":
                return None
            actor, metonym = self.gazetteer.actor(inside[-1].actor_id), inside[-1].kind == "metonym"
        else:
            actor, metonym = match.actor, match.metonym
        return self._body(actor, metonym=metonym)

    def _body(self, actor: Actor, *, metonym: bool = False) -> Figure:
        media = actor.kind is ActorKind.AGENCY
        top = None if media else self.gazetteer.speaks_for(actor.id)
        roll_up = (
            self.gazetteer.roll_up(actor.id)
            if _listed(self.gazetteer, actor)
            else tuple(i for i in (actor.id, actor.parent) if i)
        )
        if top is None and not media:
            top = self.gazetteer.actor(actor.parent) if actor.parent and not _listed(self.gazetteer, actor) else actor
        anonymity = Anonymity.METONYM if metonym else Anonymity.NAMED
        return Figure(
            name=actor.name,
            id=actor.id,
            actor=top.name if top else None,
            actor_id=top.id if top else None,
            anonymity=anonymity,
            roll_up=roll_up,
            is_agency=media,
            short=actor.name,
        )

    def _spokesperson(self, phrase: str, head: int) -> Figure | None:
        """An unnamed spokesperson counts as the body spoken for."""
        if self.parse.lowers[head] not in SPOKES:
            return None
        office = self.gazetteer.compose(phrase)
        if office is not None:
            body = self._body(office.actor)
        else:
            country = self.gazetteer.role_country(phrase)
            found = country or employer_in(phrase, self.gazetteer)
            if found is None:
                return None
            body = self._body(found) if _listed(self.gazetteer, found) else _unlisted(found)
        return Figure(
            name=body.name,
            id=body.id,
            actor=body.actor,
            actor_id=body.actor_id,
            anonymity=Anonymity.NAMED,
            roll_up=body.roll_up,
            gender=gender_of(phrase),
            roles=frozenset({self.parse.lowers[head]}),
            person=True,
        )

    def _short_reference(self, phrase: str, head: int, at: int) -> Figure | None:
        """Whoever was introduced as "the spokeswoman", "the ministry", "the company" before, if just one was."""
        parse = self.parse
        determiner = parse.child(head, "det")
        if determiner is None or parse.lowers[determiner] not in ("the", "this", "that") or len(phrase.split()) > 3:  # noqa: PLR2004
            return None
        word = parse.lowers[head]
        people = [f for f in self.people.values() if word in f.roles]
        if len(people) == 1:
            return people[0]
        before = [
            f
            for token, f in self.spoken
            if token < at and (word in f.roles or (f.name and word in f.name.lower().split()))
        ]
        names = {f.name for f in before}
        return before[-1] if len(names) == 1 else None

    def _role(self, phrase: str, head: int) -> Figure:
        """An unnamed source: a role, a group, or vaguer."""
        parse = self.parse
        word = parse.lowers[head]
        plural = parse.tags[head] in ("NNS", "NNPS") or word in ("people", "police", "media")
        country = self.gazetteer.role_country(phrase)
        if word in NO_SPEAKERS and country is None:
            return Figure(name=None, id=None, actor=None, actor_id=None, anonymity=Anonymity.IMPERSONAL)
        if country is None and self._names_itself(head):
            return self._unlisted_body(head)
        actor = country or (employer_in(phrase, self.gazetteer) if word in HUMAN_HEADS else None)
        vague = country is None and actor is None and bool(VAGUE.search(phrase))
        anonymity = Anonymity.VAGUE if vague else Anonymity.GROUP if plural else Anonymity.ROLE
        return Figure(
            name=None,
            id=None,
            actor=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            anonymity=anonymity,
            plural=plural,
            person=not plural,
            gender=gender_of(phrase),
            roles=frozenset({word}),
            roll_up=self.gazetteer.roll_up(actor.id) if actor and _listed(self.gazetteer, actor) else (),
        )

    def _names_itself(self, head: int) -> bool:
        return self.parse.tags[head].startswith("NNP")

    def _unlisted_body(self, head: int) -> Figure:
        """An organisation that no lexicon lists, by the name the article gives it."""
        name = name_at(self.parse, head)
        words = name.text if name is not None else self.parse.words[head]
        listed = self.gazetteer.match(words)
        if listed is not None and listed.actor.kind is not ActorKind.PERSON:
            return self._body(listed.actor, metonym=listed.metonym)
        return Figure(
            name=words,
            id="org:" + slug(words),
            actor=words,
            actor_id="org:" + slug(words),
            anonymity=Anonymity.NAMED,
            roll_up=("org:" + slug(words),),
            notes=("actor: not_in_lexicon",),
        )

    def _pronoun(self, kind: str, at: int) -> Figure:
        """The last one who spoke and whom the pronoun fits; nobody rather than the wrong one."""
        for token, figure in reversed(self.spoken):
            if token >= at or "pronoun" in figure.notes:
                continue
            if kind in ("m", "f") and figure.person and figure.gender in (kind, None):
                return figure
            if kind == "it" and not figure.person and (figure.name or figure.actor):
                return figure
            if kind == "they" and (figure.plural or not figure.person):
                return figure
            if kind in ("m", "f") and at - token > 400:  # noqa: PLR2004  too far back to be sure
                break
        if kind in ("m", "f"):
            known = [f for f in self.people.values() if f.gender in (kind, None)]
            if len(known) == 1:
                return known[0]
        return Figure(
            name=None,
            id=None,
            actor=None,
            actor_id=None,
            anonymity=Anonymity.NAMED,
            notes=("speaker: pronoun_unresolved",),
        )


def _unlisted(actor: Actor) -> Figure:
    return Figure(
        name=actor.name,
        id=actor.id,
        actor=actor.name,
        actor_id=actor.id,
        anonymity=Anonymity.NAMED,
        roll_up=(actor.id,),
    )


def _listed(gazetteer: Gazetteer, actor: Actor) -> bool:
    try:
        return gazetteer.actor(actor.id).id == actor.id
    except NotFoundError:
        return False


EMPLOYER = re.compile(
    r"\b(?:at|of|for|with|from)\s+(?:the\s+)?((?:[A-Z][\w&.’'-]*)(?:\s+(?:of\s+|for\s+|and\s+)?[A-Z][\w&.’'-]*)*)(?![\w&.’'-])(?!\s+(?!who|which|that|in|at|and|or|said|told|has|was|is|as|on)[a-z])"
)


def employer_in(phrase: str, gazetteer: Gazetteer) -> Actor | None:
    """The body that someone so described works for ("a researcher at Arbor Networks"), listed or not."""
    for match in EMPLOYER.finditer(phrase):
        words = re.sub(r"[’']s$", "", match.group(1))
        listed = gazetteer.match(words)
        if listed is not None:
            if listed.actor.kind is ActorKind.AGENCY:
                return None
            return gazetteer.speaks_for(listed.actor.id) or listed.actor
        return Actor(id="org:" + slug(words), name=words, kind=ActorKind.ORGANISATION)
    inside = [m for m in gazetteer.find(phrase) if m.kind == "name"]
    bodies = [gazetteer.actor(m.actor_id) for m in inside]
    for body in bodies:
        if body.kind in (ActorKind.LAB, ActorKind.OPERATOR, ActorKind.ORGANISATION, ActorKind.OFFICE):
            return gazetteer.speaks_for(body.id) or body
    return None


def slug(name: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", name.lower()))
