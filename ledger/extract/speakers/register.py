"""The bodies that an article names, in the lexicon or not, with the nouns it uses for them: what "the firm" can mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ledger.extract.dates import country_of_place
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import (
    ALIKE,
    BODY_NOUNS,
    BY_NAME,
    COMPANY_NOUNS,
    CREW_NOUNS,
    INNER_WORDS,
    LAST_WORDS,
    LEGAL,
    LIKE_A_COMPANY,
    MEDIA_NOUNS,
    STATE_NOUNS,
    TELECOM_NOUNS,
)
from ledger.extract.speakers.figure import GOVERNING_WORDS, HUMAN_HEADS, SPOKES, Figure, unlisted_body
from ledger.extract.speakers.names import BODY_WORDS, TITLES
from ledger.extract.speakers.runs import Run, may_be_common, runs
from ledger.extract.speakers.short_forms import short_forms
from ledger.model.actor import ActorKind
from ledger.model.text import Span

KINDS: dict[ActorKind, frozenset[str]] = {
    ActorKind.OPERATOR: TELECOM_NOUNS | LIKE_A_COMPANY,
    ActorKind.LAB: frozenset({"lab", "laboratory", "company", "firm"}),
    ActorKind.GROUP: CREW_NOUNS,
    ActorKind.ORGANISATION: LIKE_A_COMPANY | {"organisation", "organization"},
}
"""The nouns that mean an actor of the lexicon by its kind; an office's are the words of its name."""
COUNTRY_REACH = 30
"""Code points before an office's name in which its country can stand ("North Korea's National Defense Commission")."""
CALLED = frozenset({"calls", "call", "calling", "called", "named", "dubbed", "itself", "themselves", "as"})
STAFF = (HUMAN_HEADS | {"research", "ceo", "cto", "ciso", "boss", "co-founder", "vice-president", "superintendent"}) - {
    "resident", "customer", "user", "student", "witness", "person", "man", "woman", "critic", "people", "customers", "users", "residents",
}  # fmt: skip
"""Those who can speak for the body that is named with them."""
SAYS = frozenset(
    "said says announced confirmed denied denies reported added warned admitted acknowledged insisted claims claimed".split()
)
OWNED = frozenset(
    "owner parent subsidiary network networks customers subscribers shares shareholders servers website headquarters spokesman spokeswoman spokesperson".split()
)
FOR_PEOPLE = frozenset({"lawyer", "attorney", "agent", "member", "aide", "author", "leader"})
"""Roles that may belong to a person or a place as well as to a body."""
ALLIANCES = {
    "org:nato": frozenset({"alliance"}),
    "org:european-union": frozenset({"bloc"}),
    "org:united-nations": frozenset({"body"}),
}
HUMAN_ONLY = HUMAN_HEADS - BODY_NOUNS
NAME_ENDS = LAST_WORDS | BODY_WORDS


@dataclass(kw_only=True)
class Register:
    """All bodies of one article."""

    parse: Parse
    bodies: Bodies
    named: list[tuple[int, Figure]] = field(default_factory=list)
    """(token, figure) of every mention of a body by name, in the order of the text."""
    nouns: dict[str, set[str]] = field(default_factory=dict)
    """By the figure's id, the common nouns that can mean it."""
    described: dict[str, set[str]] = field(default_factory=dict)
    """By the figure's id, all the words of what stands beside its name ("a small German security firm")."""
    _people: set[int] = field(default_factory=set)
    """Last tokens of the runs that are people's names."""
    _surnames: set[str] = field(default_factory=set)
    _last_words: set[str] = field(default_factory=set)
    """Last words of the names of several words: each may be somebody's surname."""
    _at: dict[int, Figure] = field(default_factory=dict)
    """By every token of a name, whose name it is."""

    def read(self) -> None:
        """Read the whole text once: first who is a body, then every mention, by the full name or a short form."""
        found = list(runs(self.parse))
        human = {self._name(run) for run in found if self._is_human(run)}
        self._people = {run.core for run in found if self._name(run) in human}
        self._last_words = {run.text.lower().split()[-1] for run in found if run.last > run.first}
        self._surnames = {name.split()[-1].lower() for name in human}
        listed = {id(run): figure for run in found if (figure := self._listed(run)) is not None}
        own: dict[str, Figure] = {}
        for run in found:
            known = id(run) in listed or run.core in self._people or may_be_common(self.parse, run)
            if not known and self._is_body(run):
                name = self._name(run)
                beside = self._nouns_beside(run)
                media = bool(beside & MEDIA_NOUNS)
                figure = (
                    unlisted_body(name) if beside & CREW_NOUNS else self._unlisted(name, self.parse.starts[run.first])
                )
                own.setdefault(
                    name.lower(), replace(figure, actor=None, actor_id=None, is_agency=True) if media else figure
                )
        common = {word for word in self.parse.words if word.islower()}
        forms = short_forms(own, common | self._surnames)
        for run in found:
            figure = listed.get(id(run)) or forms.get(self._name(run).lower())
            if figure is not None:
                self._note(run, figure)
        self._add_loose_mentions()
        self.named.sort(key=lambda pair: pair[0])

    def at(self, token: int) -> Figure | None:
        """The body whose name this token belongs to."""
        return self._at.get(token)

    def before(self, token: int) -> list[tuple[int, Figure]]:
        """The mentions before this token, in order."""
        return self.named[: bisect_right(self.named, token - 1, key=lambda pair: pair[0])]

    def last(self, noun: str, token: int) -> Figure | None:
        """The body that the noun can mean and that was named last before this token, as a subject if any was near."""
        fitting = [(t, f) for t, f in self.before(token) if self.fits(f, noun)]
        subjects = [(t, f) for t, f in fitting[-3:] if self.is_subject(t)]
        return next((f for _, f in [*subjects[-1:], *fitting[-1:]]), None)

    def fits(self, figure: Figure, noun: str) -> bool:
        """Whether the article, the figure's name or its kind lets this noun mean it."""
        nouns = self.nouns.get(figure.id or "", ())
        return noun in nouns or any(noun in alike and not alike.isdisjoint(nouns) for alike in ALIKE)

    def is_subject(self, token: int) -> bool:
        """Whether the name at this token is the subject of its clause."""
        parse = self.parse
        while (
            parse.deps[token] in ("compound", "appos", "flat", "case", "nmod", "poss") and parse.heads[token] != token
        ):
            token = parse.heads[token]
        return parse.deps[token] in SUBJECTS or parse.deps[token] == "agent"

    def _name(self, run: Run) -> str:
        words = run.text.split()
        while len(words) > 1 and words[-1].strip(".,").lower() in LEGAL:
            words.pop()
        return " ".join(words).rstrip(",.") if len(words[-1]) > 2 else " ".join(words)  # noqa: PLR2004  "S.A." keeps its dot

    def _listed(self, run: Run) -> Figure | None:
        """The body of the lexicon that the whole run names; a country or person is none."""
        start, end = self.parse.span(run.first, run.last)
        for mention in self.bodies.within(Span(max(0, start - COUNTRY_REACH), end + COUNTRY_REACH)):
            actor = self.bodies.gazetteer.actor(mention.actor_id)
            whole = mention.start <= start and mention.end >= self.parse.end(run.core)
            if whole and actor.kind not in (ActorKind.COUNTRY, ActorKind.PERSON):
                return self.bodies.figure(actor, metonym=mention.kind == "metonym")
        return None

    def _unlisted(self, name: str, at: int) -> Figure:
        if not {w.lower() for w in name.split()} & GOVERNING_WORDS and not self.bodies.is_office(name):
            return unlisted_body(name)
        ministry = "ministry" in name.lower() and self.bodies.is_office(name)
        own = self.bodies.office_here(name, at) if ministry else self.bodies.official_body(name, at)
        return own or replace(unlisted_body(name), actor=None, actor_id=None, notes=("actor: state_unknown",))

    def _is_body(self, run: Run) -> bool:
        """Whether the words of the name, or those around it, say that it is a body's."""
        parse = self.parse
        words = [w.lower().strip(".,") for w in run.text.split()]
        if len(words) > 1 and INNER_WORDS & set(words[1:]):
            return True
        if self.bodies.gazetteer.exact(run.text) is not None or (len(words) == 1 and words[0] in BODY_NOUNS):
            return False
        if len(words) > 1 and (words[-1] in LEGAL or parse.lowers[run.core] in LAST_WORDS):
            return parse.lowers[run.first] not in BODY_NOUNS or run.last > run.core or len(words) > 2  # noqa: PLR2004  "Police Department" is any town's
        if self._nouns_beside(run) & BODY_NOUNS:
            return True
        if words[0] in TITLES or country_of_place(run.text) or (len(words) == 1 and words[0] in self._surnames):
            return False
        if self._begins_listed(run):
            return True
        return (
            self._which_follows(run)
            or (len(words) == 1 and words[0] not in self._last_words and self._says_it(run))
            or self._owns(run)
            or (len(words) == 1 and self._holds_staff(run))
            or self._employs(run)
        )

    def _is_human(self, run: Run) -> bool:
        """Whether the words around the name say that it is a person's: a title, a role beside it, ", who"."""
        parse, words = self.parse, run.text.lower().split()
        if len(words) < 2 or parse.lowers[run.core] in NAME_ENDS or words[-1].strip(".") in LEGAL:  # noqa: PLR2004  a person has two names
            return False
        if any(word.strip(".") in TITLES for word in words[:-1]):
            return True
        after = run.last + 1
        if after + 1 < len(parse) and parse.words[after] == "," and parse.lowers[after + 1] in ("who", "whose"):
            return parse.lowers[after + 1] == "who"
        return bool(self._nouns_beside(run) & HUMAN_ONLY)

    def _nouns_beside(self, run: Run) -> set[str]:
        """The common nouns that the text puts beside the name: apposition, "the firm X", "a group called X", "X is a firm"."""
        return {self.parse.lowers[t] for t in self._beside(run)}

    def _words_beside(self, run: Run) -> set[str]:
        """Those nouns with all the words before them."""
        parse = self.parse
        words = {parse.lowers[c] for t in self._beside(run) for c in parse.children_of(t, "amod", "compound", "nmod")}
        return words | self._nouns_beside(run)

    def _beside(self, run: Run) -> list[int]:
        parse, core = self.parse, run.core
        while parse.deps[core] in ("compound", "nmod") and run.first <= parse.heads[core] <= run.last:
            core = parse.heads[core]
        found = [*parse.children_of(core, "appos")]
        if parse.deps[core] in ("appos", "compound", "nmod") and parse.heads[core] < run.first:
            found.append(parse.heads[core])
        before = run.first - 1
        if before >= 0 and parse.tags[before] in ("NN", "NNS"):
            found.append(before)
        while before > 0 and parse.words[before] in "\"“‘'":
            before -= 1
        if before > 0 and parse.lowers[before] in CALLED:
            found += [t for t in range(max(0, before - 6), before) if parse.tags[t] in ("NN", "NNS")]
        verb = parse.heads[core]
        if parse.deps[core] == "nsubj" and parse.lowers[verb] in ("is", "was"):
            found += parse.children_of(verb, "attr")
        return [t for t in found if parse.tags[t] in ("NN", "NNS") and not run.first <= t <= run.last]

    def _begins_listed(self, run: Run) -> Figure | None:
        """The listed company whose name and a place make this one: "Vodafone Ghana"."""
        start, end = self.parse.span(run.first, run.last)
        first = next(iter(self.bodies.within(Span(start, end))), None)
        if first is None or first.start != start or first.end >= end or first.ambiguous:
            return None
        kind = self.bodies.gazetteer.actor(first.actor_id).kind
        company = kind in (ActorKind.OPERATOR, ActorKind.ORGANISATION, ActorKind.LAB) and first.kind == "name"
        if not company or country_of_place(self.parse.text[first.end : end].strip()) is None:
            return None
        return self.bodies.figure(self.bodies.gazetteer.actor(first.actor_id))

    def _which_follows(self, run: Run) -> bool:
        parse, after = self.parse, run.last + 1
        return after + 1 < len(parse) and parse.words[after] == "," and parse.lowers[after + 1] == "which"

    def _says_it(self, run: Run) -> bool:
        """Whether the name says something of itself as "it" ("X said it was back", "X said its servers were safe")."""
        parse = self.parse
        verb = parse.heads[run.core]
        if parse.deps[run.core] != "nsubj" or parse.lowers[verb] not in SAYS:
            return False
        clause = parse.child(verb, "ccomp")
        subject = parse.child(clause, "nsubj", "nsubjpass") if clause is not None else None
        if subject is None:
            return False
        owner = parse.child(subject, "poss")
        return parse.lowers[subject if owner is None else owner] in ("it", "its")

    def _owns(self, run: Run) -> bool:
        """Whether the name owns what only a body has: "X's owner", "X's network", "X's customers"."""
        parse, head = self.parse, self.parse.heads[run.core]
        return parse.deps[run.core] == "poss" and parse.lowers[head] in OWNED

    def _holds_staff(self, run: Run) -> bool:
        """Whether the name is followed by one who can speak for it: "X's director", "X spokesman Y"."""
        parse = self.parse
        at = run.last + 1
        owned = at < len(parse) and parse.lowers[at] in ("'s", "'")
        head = parse.heads[run.core]
        role = parse.lowers[head] in STAFF and head > run.core
        return role and (parse.deps[run.core] == "poss" if owned else parse.lowers[head] in SPOKES)

    def _employs(self, run: Run) -> bool:
        """Whether a role or the verb "works" has the name after "at", "for" or "with"."""
        parse, core = self.parse, run.core
        preposition = parse.heads[core]
        if parse.deps[core] != "pobj" or parse.lowers[preposition] not in ("at", "for", "with", "of"):
            return False
        governor = parse.heads[preposition]
        word = parse.lowers[governor]
        if parse.lowers[preposition] == "of" and parse.tags[governor].startswith("NNP") and word not in STAFF:
            return governor in self._people
        return word in STAFF - FOR_PEOPLE or word in ("works", "work", "worked", "working")

    def _note(self, run: Run, figure: Figure) -> None:
        self.named.append((run.core, figure))
        self._at.update(dict.fromkeys(range(run.first, run.last + 1), figure))
        beside = self._nouns_beside(run)
        nouns = self.nouns.setdefault(figure.id or "", set())
        if not nouns:
            nouns |= set(self._by_name(figure, run))
            if branch := self._begins_listed(run):
                nouns |= set(self._by_name(branch, run))
        nouns |= beside & BODY_NOUNS
        self.described.setdefault(figure.id or "", set()).update(self._words_beside(run))
        if beside & (COMPANY_NOUNS - {"owner", "parent", "host"}):
            nouns |= LIKE_A_COMPANY

    def _by_name(self, figure: Figure, run: Run) -> Iterator[str]:
        """The nouns that a figure's name and kind let mean it."""
        words = [w.lower().strip(".") for w in (figure.name or "").split()]
        known = self.bodies.gazetteer.shelf.actors.get(figure.id or "")
        names = [figure.name or "", run.text, *(known.aliases if known else ())]
        kinds = {_kind_word(name) for name in names}
        yield from kinds & BODY_NOUNS
        yield from ALLIANCES.get(figure.id or "", ())
        for word in kinds | (INNER_WORDS & set(words[1:])) if len(words) > 1 else ():
            yield from BY_NAME.get(word, ())
        kind = self._kind(figure)
        if kind is ActorKind.OFFICE or set(words) & GOVERNING_WORDS:
            yield from ("agency", "body") if not set(words) & STATE_NOUNS else ()
            return
        if known is not None and kind is ActorKind.ORGANISATION and known.country is None:
            return
        if kind is ActorKind.AGENCY:
            yield from _media_nouns(" ".join(names).lower())
        elif kind is not None:
            yield from KINDS.get(kind, ())
        elif figure.actor_id == figure.id and not set(words) & (BODY_NOUNS - COMPANY_NOUNS - {"network"}):
            yield from LIKE_A_COMPANY - {"group"}

    def _kind(self, figure: Figure) -> ActorKind | None:
        prefix = (figure.id or "").partition(":")[0]
        if prefix == "org" and "actor: not_in_lexicon" in figure.notes:
            return None
        return next((k for k in ActorKind if k.value == prefix or k.value.startswith(prefix)), None)

    def _add_loose_mentions(self) -> None:
        """The lexicon's names that no run of capitals holds ("the state news agency", "xinhua")."""
        starts: Sequence[int] = self.parse.starts
        for mention in self.bodies.mentions:
            token = bisect_right(starts, mention.end - 1) - 1
            actor = self.bodies.gazetteer.actor(mention.actor_id)
            if token in self._at or actor.kind in (ActorKind.COUNTRY, ActorKind.PERSON):
                continue
            first = bisect_right(starts, mention.start) - 1
            self._note(Run.of(self.parse, first, token, token), self.bodies.figure(actor))


def _kind_word(name: str) -> str:
    """The word of a name that says what kind of body it is: the last, or that before "of" ("University of Leiden")."""
    words = name.lower().split()
    end = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return words[end - 1].strip(".,") if words else ""


def _media_nouns(names: str) -> frozenset[str]:
    """The nouns for a medium, by what its names say: "the agency" is no broadcaster."""
    if re.search(r"\b(?:radio|tv|television|broadcast\w*)\b", names):
        return frozenset({"broadcaster", "station", "channel", "network", "outlet"})
    if re.search(r"\b(?:agency|press|wire)\b", names):
        return frozenset({"agency", "outlet"})
    if re.search(r"\b(?:times|post|journal|daily|herald|tribune|gazette|guardian)\b", names):
        return frozenset({"newspaper", "paper", "daily", "outlet"})
    return MEDIA_NOUNS | {"agency", "network"}
