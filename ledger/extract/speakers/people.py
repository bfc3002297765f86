"""The people an article names: full names with their descriptions, found again by surname."""

import re
from dataclasses import dataclass, field, replace

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import (
    COMPANIES,
    COMPANY_NAMES,
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
from ledger.extract.speakers.names import Name, gender_of, is_person, name_at
from ledger.model.actor import Actor, ActorKind, Anonymity
from ledger.model.text import Span

OFFICIAL_WORDS = frozenset(
    "minister lawmaker senator congressman congresswoman diplomat ambassador consul envoy prosecutor governor premier".split()
)
"""Descriptions of those who speak for a state even where no state is named."""
FORMER = frozenset({"former", "ex", "retired", "university", "opposition", "professor"})
FIRMS = "company|firm|operator|carrier|provider|studio|bank|manufacturer|owner|laboratory|lab|union|exchange|agency"
OF_A_FIRM = re.compile(rf"\b(?:for|of|at) (?:the|its|their) (?:{FIRMS})\b|\b(?:the|its) (?:{FIRMS})[’']s\b|^[Ii]ts\b")
ALIAS = re.compile(
    r"\b(?:call(?:s|ing)? (?:itself|himself|herself|themselves)|called|named|naming (?:itself|himself|herself)|known (?:online |only )?as|(?:uses|using|under|by) the (?:name|pseudonym|handle|alias|nickname)(?: of)?|"
    r"pseudonym|handle)\s+[“\"‘']?(?P<name>@?\w[\w.-]*(?:\s[A-Z][\w.-]*){0,3})"
)
NAME_REACH = 40
"""Code points before a name within which a longer name that ends with it begins."""
ALIAS_REACH = 90
"""Code points after a source in which a clause can give its pseudonym."""


@dataclass(kw_only=True)
class People:
    """Everyone whom the article names in full."""

    parse: Parse
    bodies: Bodies
    known: dict[str, Figure] = field(default_factory=dict)
    """By full name, lower case."""
    seen: list[tuple[int, str]] = field(default_factory=list)
    """(token, key) of every mention by full name or surname, in the order of the text."""
    companies: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of every company that no lexicon lists, by its name or what is said beside it."""

    def meet(self) -> None:
        """Read the whole text once, so that a description anywhere serves every mention."""
        parse, end = self.parse, 0
        for token, tag in enumerate(parse.tags):
            name = name_at(parse, token) if token >= end and tag.startswith("NNP") else None
            if name is None or name.last < token:
                continue
            if is_person(name) and len(name.words) > 1 and not self.is_listed_body(name):
                self._add(name)
                self.seen.append((name.last, name.text.lower()))
            elif (figure := self.by_part(name)) is not None:
                self.seen.append((name.last, (figure.name or "").lower()))
            elif self._is_company(name) and not self.is_listed_body(name):
                self.companies.append((name.last, unlisted_body(name.text)))
            end = name.last + 1

    def is_listed_body(self, name: Name) -> bool:
        """Whether the lexicon knows the name, or the whole of which it is the end, as anything but a person."""
        start, end = self.parse.span(name.first, name.last)
        around = self.bodies.within(Span(start - NAME_REACH, end + 1))
        return any(
            m.start <= start and m.end >= end and self.bodies.gazetteer.actor(m.actor_id).kind is not ActorKind.PERSON
            for m in around
        )

    def _is_company(self, name: Name) -> bool:
        """Whether the name ends as companies' do, or the words beside it say "a security firm", "the operator"."""
        parse = self.parse
        if len(name.words) > 1 and name.words[-1].strip(".").lower() in COMPANY_NAMES:
            return True
        beside = [parse.heads[name.last], *parse.children_of(name.last, "appos")]
        return any(
            parse.lowers[t] in COMPANIES and (parse.deps[t] == "appos" or parse.deps[name.last] == "appos")
            for t in beside
        )

    def at(self, token: int) -> Figure | None:
        """The person whom the name at this token names, in full or by surname."""
        name = name_at(self.parse, token)
        if name is None:
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
        phrases = self._descriptions(name)
        gender = next((g for g in (gender_of(p) for p in [" ".join(name.title), *phrases]) if g), None)
        roles = frozenset(w for p in phrases for w in re.findall(r"[a-z]+", p.lower()) if w in HUMAN_HEADS)
        roles |= {role for title in name.title for role in TITLE_ROLES.get(title, ())}
        gazetteer = self.bodies.gazetteer
        listed = gazetteer.exact(name.text)
        if listed is not None and listed.actor.kind is ActorKind.PERSON:
            return replace(self.bodies.figure(listed.actor), gender=gender, person=True, roles=roles)
        actor = next((a for a in map(self.bodies.spoken_for, phrases) if a is not None), None) or self._in_context(
            name, phrases
        )
        return Figure(
            name=name.text,
            id="person:" + slug(name.text),
            actor=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            anonymity=Anonymity.PSEUDONYM if self._is_alias(name) else Anonymity.NAMED,
            firm=actor is None and self._of_a_firm(phrases),
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

    def _in_context(self, name: Name, phrases: list[str]) -> Actor | None:
        """The body of somebody described without one: the firm named last before, or the country spoken of."""
        at = self.parse.starts[name.first]
        words = {w for p in phrases for w in re.findall(r"[a-z]+", p.lower())}
        firm = any(
            re.search(r"\b(?:for|of|at) (?:the|its) (?:company|firm|operator|carrier|provider|studio)\b", p)
            for p in phrases
        )
        if firm or (words & SPOKES and not words & GOVERNING_WORDS):
            return self.bodies.last_mentioned(at, ActorKind.OPERATOR, ActorKind.ORGANISATION, ActorKind.LAB)
        if words & (OFFICIAL_WORDS | GOVERNING_WORDS) and not words & FORMER:
            return self.bodies.country_before(at)
        return None

    def _of_a_firm(self, phrases: list[str]) -> bool:
        """Whether someone is described by a company that is named elsewhere ("the operator's chief engineer", "a spokeswoman")."""
        words = {w for p in phrases for w in re.findall(r"[a-z]+", p.lower())}
        return any(OF_A_FIRM.search(p) for p in phrases) or bool(words & SPOKES and not words & GOVERNING_WORDS)

    def employed(self, figure: Figure, company: Figure) -> Figure:
        """The person, now known to speak for this company."""
        known = replace(
            figure, actor=company.actor, actor_id=company.actor_id, roll_up=(*figure.roll_up, *company.roll_up)
        )
        self.known[(figure.name or "").lower()] = known
        return known

    def _descriptions(self, name: Name) -> list[str]:
        """The words that say what a named person is: title, apposition before or after, "of X", "X is a ..."."""
        parse, head = self.parse, name.last
        while parse.deps[head] in ("compound", "flat", "nmod") and name.last >= parse.heads[head] > head:
            head = parse.heads[head]
        out = [self._words(noun_phrase(parse, head, coordinated=False))]
        if parse.deps[head] == "appos":
            out.append(self._words(noun_phrase(parse, parse.heads[head], coordinated=False)))
        out += [self._words(parse.phrase(c, without=frozenset({"relcl"}))) for c in parse.children_of(head, "appos")]
        if parse.deps[head] == "nsubj" and parse.lowers[parse.heads[head]] in ("is", "was", "'s", "became"):
            out += [
                self._words(parse.phrase(c, without=frozenset({"relcl"})))
                for c in parse.children_of(parse.heads[head], "attr")
            ]
        return [p for p in out if p and p != name.text]

    def _words(self, tokens: list[int]) -> str:
        return self.parse.span(tokens[0], tokens[-1]).of(self.parse.text) if tokens else ""

    def pseudonym(self, head: int) -> Figure | None:
        """The handle that the words after a source give it ("an account that calls itself Duskline")."""
        parse = self.parse
        _, last = parse.sentence(head)
        end = min(parse.end(last), parse.end(head) + ALIAS_REACH)
        match = ALIAS.search(parse.text, parse.end(head), end)
        if match is None or (not match["name"].lstrip("@")[:1].isupper() and not match["name"].startswith("@")):
            return None
        name = match["name"]
        if parse.lowers[head] in COMPANIES | OFFICES | GROUPS and not name.startswith("@"):
            body = unlisted_body(name)
            self.companies.append((head, body))
            return body
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
