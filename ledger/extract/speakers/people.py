"""The people an article names: full names with their descriptions, found again by surname."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ledger.extract.dates import country_of_place
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import BODY_NOUNS
from ledger.extract.speakers.descriptions import (
    ENVOYS,
    FIRM_ROLES,
    FORMER,
    OFFICE,
    OFFICIAL_WORDS,
    PRIVATE,
    ROLES,
    RULERS,
    UNDER,
)
from ledger.extract.speakers.figure import (
    COMPANIES,
    GOVERNING_WORDS,
    GROUPS,
    HUMAN_HEADS,
    OFFICES,
    SPOKES,
    TITLE_ROLES,
    Figure,
    slug,
    unlisted_body,
)
from ledger.extract.speakers.names import TITLES, Name, gender_of, is_person, name_at
from ledger.extract.speakers.owners import descriptions, leads, owners
from ledger.extract.speakers.register import Register
from ledger.model.actor import Actor, ActorKind, Anonymity
from ledger.model.problem import NotFoundError
from ledger.model.text import Span

ALIAS = re.compile(
    r"\b(?:call(?:s|ing)? (?:itself|himself|herself|themselves)|called|named|naming (?:itself|himself|herself)|known (?:online |only )?as|(?:uses|using|under|by) the (?:name|pseudonym|handle|alias|nickname)(?: of)?|"
    r"pseudonym|handle)\s+[“\"‘']?(?P<name>@?\w[\w.-]*(?:\s[A-Z][\w.-]*){0,3})"
)
HANDLES = frozenset({"handle", "account", "user", "profile", "persona", "poster", "someone", "somebody"})
"""Those whose names on a forum may be in lower case."""
BESIDE = frozenset({"neighboring", "neighbouring", "nearby", "communist", "isolated", "tiny", "landlocked"})
"""Adjectives before a country's name that begin a sentence."""
NAME_REACH = 40
"""Code points before a name within which a longer name that ends with it begins."""
ALIAS_REACH = 90
"""Code points after a source in which a clause can give its pseudonym."""


@dataclass(kw_only=True)
class People:
    """Everyone whom the article names in full."""

    parse: Parse
    bodies: Bodies
    register: Register
    known: dict[str, Figure] = field(default_factory=dict)
    """By full name, lower case."""
    seen: list[tuple[int, str]] = field(default_factory=list)
    """(token, key) of every mention by full name or surname, in the order of the text."""

    def meet(self) -> None:
        """Read the whole text once, so that a description anywhere serves every mention."""
        parse, end = self.parse, 0
        for token, tag in enumerate(parse.tags):
            name = name_at(parse, token) if token >= end and tag.startswith("NNP") else None
            if name is None or name.last < token:
                continue
            if self.register.at(name.last) is not None or self._is_place(name):
                pass
            elif self._is_full(name) and not self.is_listed_body(name):
                self._add(name)
                self.seen.append((name.last, name.text.lower()))
            elif (figure := self.by_part(name)) is not None:
                # An entry of the lexicon has another name than the one that the text introduced it by.
                self.seen.append((name.last, next(key for key, f in self.known.items() if f.name == figure.name)))
            end = name.last + 1

    def _is_full(self, name: Name) -> bool:
        """Whether the name tells a person by itself, or by what stands beside it: "Wanjala, the energy minister"."""
        if len(name.words) > 1:
            return is_person(name)
        if self.by_part(name) is not None or not name.words[0].istitle():
            return False
        parse, after = self.parse, name.last + 1
        if parse.lowers[after : after + 2] == [",", "of"] and self.register.at(min(after + 2, len(parse) - 1)):
            return True  # "Fonua, of Tonga Cable"
        return any(
            parse.lowers[t] in ROLES and parse.tags[t] == "NN" and parse.child(t, "det", "poss") is not None
            for t in parse.children_of(self._head(name), "appos")
        )

    def _is_place(self, name: Name) -> bool:
        """Whether the name is that of a town which a preposition of place stands before."""
        before = self.parse.lowers[name.first - 1] if name.first else ""
        return before in ("in", "near", "from", "outside", "across") and country_of_place(name.text) is not None

    def is_listed_body(self, name: Name) -> bool:
        """Whether the lexicon knows the name, or the whole of which it is the end, as anything but a person."""
        if len(name.words) == 1 and name.words[0].lower() in self.register.signs.surnames:
            return False
        start, end = self.parse.span(name.first, name.last)
        around = self.bodies.within(Span(start - NAME_REACH, end + 1))
        return any(
            (m.start <= start or (m.actor_id.startswith("country:") and name.words[0].lower() in BESIDE))
            and m.end >= end
            and self.bodies.gazetteer.actor(m.actor_id).kind is not ActorKind.PERSON
            for m in around
        )

    def at(self, token: int) -> Figure | None:
        """The person whom the name at this token names, in full or by surname."""
        name = name_at(self.parse, token)
        if name is None or self.register.at(name.last) is not None:
            return None
        listed = self.is_listed_body(name)
        figure = self.known.get(name.text.lower()) or (None if listed else self.by_part(name))
        if figure is not None or listed or not is_person(name):
            return figure
        return self._add(name)

    def by_part(self, name: Name) -> Figure | None:
        """The one person whose name has this surname (or first name), if there is exactly one."""
        if len(name.words) != 1 and not name.title:
            return None
        return self.by_word(name.words[-1])

    def by_word(self, word: str) -> Figure | None:
        """The one person with this word as last name, else as first name."""
        part = word.lower()
        last = {f.name: f for key, f in self.known.items() if part in key and key.split()[-1] == part}
        if len(last) == 1:
            return next(iter(last.values()))
        first = {f.name: f for key, f in self.known.items() if part in key and key.split()[0] == part}
        return next(iter(first.values())) if not last and len(first) == 1 else None

    def _add(self, name: Name) -> Figure:
        key = name.text.lower()
        described = self._described(name)
        before = self.known.get(key)
        if before is None:
            self.known[key] = described
        else:
            better = described if before.actor is None and described.actor is not None else before
            self.known[key] = replace(
                better, roles=described.roles | before.roles, gender=before.gender or described.gender
            )
        return self.known[key]

    def _described(self, name: Name) -> Figure:
        heads = descriptions(self.parse, self._head(name))
        phrases = self._phrases(name, heads)
        gender = next((g for g in (gender_of(OFFICE.sub("", p)) for p in [" ".join(name.title), *phrases]) if g), None)
        roles = frozenset(self._roles(name, heads))
        roles |= {role for title in name.title for role in TITLE_ROLES.get(title, ())}
        gazetteer = self.bodies.gazetteer
        listed = gazetteer.exact(name.text)
        if listed is not None and listed.actor.kind is ActorKind.PERSON:
            return replace(self.bodies.figure(listed.actor), gender=gender, person=True, roles=roles)
        actor, owner = self._employer(name, heads, phrases)
        return Figure(
            name=name.text,
            id="person:" + slug(name.text),
            actor=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            anonymity=Anonymity.PSEUDONYM if self._is_alias(name) else Anonymity.NAMED,
            owner=owner,
            firm=actor is None and owner is None and self._of_a_firm(phrases),
            gender=gender,
            person=True,
            roles=roles,
            roll_up=("person:" + slug(name.text), *(self.bodies.roll_up(actor) if actor else ())),
        )

    def _is_alias(self, name: Name) -> bool:
        """Whether the words before the name say that it is not the real one."""
        start = self.parse.starts[name.first]
        match = ALIAS.search(self.parse.text, max(0, start - ALIAS_REACH), start + 40)
        return match is not None and match.start("name") == start

    def _employer(self, name: Name, heads: list[int], phrases: list[str]) -> tuple[Actor | None, int | None]:
        """The body that somebody described so speaks for, or the token that refers to it ("its", "the firm")."""
        words = {w for p in phrases for w in re.findall(r"[a-z]+", p.lower())}
        if words & PRIVATE:
            return None, None
        if (body := self.register.employers.get(name.first)) is not None and not words & FORMER:
            return self._actor_of(body), None
        now = [t for head in heads for t in leads(self.parse, head)]
        places = [t for head in heads for t in owners(self.parse, head)] + now
        own = next((t for t in places if self.parse.lowers[t] in ("its", "their", "whose", "our")), None)
        own = own if own is not None else self._chief(heads)
        if own is not None:
            return None, own
        actor = next((a for a in map(self.bodies.spoken_for, phrases) if a is not None), None)
        if actor is not None:
            return actor, None
        for token in now if words & FORMER else places:
            beside = (self.register.at(t) for t in self.parse.children_of(token, "appos"))
            body = self.register.at(token) or next((f for f in beside if f), None) or self._owned_by(token)
            if body is not None:
                return self._actor_of(body), None
            if self._refers(token) or (token != name.last and self._is_named_role(token, name)):
                return None, token
        if words & FORMER or words & ENVOYS:
            return None, None
        is_head = name.title[-1:] == ("president",) and "vice" not in name.title
        if is_head or words & (OFFICIAL_WORDS | GOVERNING_WORDS) or (words & SPOKES and words & RULERS):
            return self.bodies.country_at_home() or self.bodies.country_before(self.parse.starts[name.first]), None
        return None, None

    def _chief(self, heads: list[int]) -> int | None:
        """The pronoun for the person whose deputy or spokesman it is: "his deputy"; no counterpart, no relative."""
        parse = self.parse
        own = [(h, t) for h in heads for t in parse.children_of(h, "poss") if parse.lowers[t] in ("his", "her")]
        return next((t for h, t in own if parse.lowers[h] in UNDER), None)

    def _owned_by(self, token: int) -> Figure | None:
        """The figure of the country named at this token ("runs Ruritania's cyber agency")."""
        if not self.parse.tags[token].startswith("NNP"):
            return None
        country = self.bodies.gazetteer.exact(self.parse.words[token])
        listed = country is not None and country.actor.kind is ActorKind.COUNTRY and self.parse.deps[token] == "poss"
        return self.bodies.figure(country.actor) if listed and country is not None else None

    def _actor_of(self, body: Figure) -> Actor | None:
        if body.actor is None or body.actor_id is None:
            return None
        try:
            return self.bodies.gazetteer.actor(body.actor_id)
        except NotFoundError:
            return Actor(id=body.actor_id, name=body.actor, kind=ActorKind.ORGANISATION)

    def _refers(self, token: int) -> bool:
        """Whether it is a definite noun for a body ("the firm's chief engineer")."""
        determiner = self.parse.child(token, "det")
        definite = determiner is not None and self.parse.lowers[determiner] in ("the", "that")
        return definite and self.parse.lowers[token] in BODY_NOUNS

    def _roles(self, name: Name, heads: list[int]) -> Iterator[str]:
        """The nouns that the article calls somebody by: those of the descriptions and those right before the name."""
        parse = self.parse
        for head in heads:
            parts = [head, *parse.children_of(head, "amod", "compound", "nmod")]
            yield from (parse.lowers[t] for t in parts if parse.lowers[t] in HUMAN_HEADS)
            if parse.tags[head] == "NN" and head not in range(name.first, name.last + 1):
                yield parse.lowers[head]
        before = name.first - 1
        while before >= 0 and (parse.tags[before].startswith("NN") or parse.tags[before] in ("JJ", ",")):
            if parse.lowers[before] in HUMAN_HEADS and parse.tags[before] != ",":
                yield parse.lowers[before]
            before -= 1

    def _is_named_role(self, token: int, name: Name) -> bool:
        """Whether the owner of a role is itself a name: a person ("Kiptoo's spokeswoman"), or "the Commission" in short."""
        apart = not name.first - len(name.title) <= token <= name.last
        named = self.parse.tags[token].startswith("NNP") and self.parse.lowers[token] not in TITLES
        return named and apart and country_of_place(self.parse.words[token]) is None

    def _of_a_firm(self, phrases: list[str]) -> bool:
        """Whether someone is described by a role that companies have, and no body ("a spokeswoman", "Chief Executive")."""
        words = {w for p in phrases for w in re.findall(r"[a-z]+", p.lower())}
        roles = SPOKES if any(re.match(r"an? ", p) for p in phrases) else FIRM_ROLES
        if roles is FIRM_ROLES and {"chief", "officer"} <= words:
            return True
        return bool(words & roles) and not words & (GOVERNING_WORDS | FORMER | RULERS)

    def labelled(self, name: str, gender: str | None) -> Figure:
        """Somebody whom only the label of his turns names ("MS. SOLBERG:")."""
        return self.known.setdefault(
            name.lower(),
            Figure(
                name=name,
                id="person:" + slug(name),
                actor=None,
                actor_id=None,
                anonymity=Anonymity.NAMED,
                gender=gender,
                person=True,
                roll_up=("person:" + slug(name),),
            ),
        )

    def employed(self, figure: Figure, company: Figure) -> Figure:
        """The person, now known to speak for this company."""
        known = replace(
            figure, actor=company.actor, actor_id=company.actor_id, roll_up=(*figure.roll_up, *company.roll_up)
        )
        self.known[(figure.name or "").lower()] = known
        return known

    def _head(self, name: Name) -> int:
        """The head of the noun phrase that the name stands in."""
        parse, head = self.parse, name.last
        while parse.deps[head] in ("compound", "flat", "nmod") and name.last >= parse.heads[head] > head:
            head = parse.heads[head]
        return head

    def _phrases(self, name: Name, heads: list[int]) -> list[str]:
        """The words that say what a named person is: title, apposition before or after, "of X", "X is a ..."."""
        parse, first = self.parse, heads[0]
        out = [self._words(noun_phrase(parse, first, coordinated=False))]
        for head in heads[1:]:
            before = parse.heads[first] == head
            tokens = (
                noun_phrase(parse, head, coordinated=False)
                if before
                else parse.phrase(head, without=frozenset({"relcl"}))
            )
            out.append(self._words(tokens))
        return [p for p in out if p and p != name.text]

    def _words(self, tokens: list[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""

    def pseudonym(self, head: int) -> Figure | None:
        """The handle that the words after a source give it ("an account that calls itself Duskline")."""
        parse = self.parse
        _, last = parse.sentence(head)
        end = min(parse.end(last), parse.end(head) + ALIAS_REACH)
        match = ALIAS.search(parse.text, parse.end(head), end)
        registered = self.register.at(bisect_left(parse.starts, match.start("name"))) if match else None
        if registered is not None:
            return registered
        if match is None:
            return None
        name, written = match["name"], match["name"].startswith("@") or match["name"][:1].isupper()
        if not written and parse.lowers[head] not in HANDLES:
            return None
        name = name if written else name.split()[0]
        if parse.lowers[head] in COMPANIES | OFFICES | GROUPS and not name.startswith("@"):
            return unlisted_body(name)
        employer = self.bodies.spoken_for(self._words(noun_phrase(parse, head)))
        figure = Figure(
            name=name,
            id="handle:" + slug(name),
            actor=employer.name if employer else None,
            actor_id=employer.id if employer else None,
            anonymity=Anonymity.PSEUDONYM,
            person=True,
            roll_up=("handle:" + slug(name),),
        )
        self.known[name.lower()] = figure
        return figure
