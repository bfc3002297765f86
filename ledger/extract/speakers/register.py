"""The bodies that an article names, in the lexicon or not, with the nouns it uses for them: what "the firm" can mean."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from ledger.extract.actors import Mention
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import (
    ALIKE,
    BODY_NOUNS,
    COMPANY_NOUNS,
    CREW_NOUNS,
    CREWS,
    LIKE_A_COMPANY,
    MEDIA_NOUNS,
    STATE_NOUNS,
)
from ledger.extract.speakers.figure import Figure, unlisted_body
from ledger.extract.speakers.name_nouns import nouns_of
from ledger.extract.speakers.runs import Run, may_be_common, runs
from ledger.extract.speakers.short_forms import given_letters, short_forms
from ledger.extract.speakers.signs import Signs, bare
from ledger.model.actor import Actor, ActorKind
from ledger.model.text import Span

COUNTRY_REACH = 30
"""Code points before an office's name in which its country can stand ("North Korea's National Defense Commission")."""


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
    employers: dict[int, Figure] = field(default_factory=dict)
    """By the first token of a person's name, the body named right before the person's role."""
    _signs: Signs | None = None
    _at: dict[int, Figure] = field(default_factory=dict)
    """By every token of a name, whose name it is."""
    _defined: set[int] = field(default_factory=set)
    """Tokens of names that the article itself says whose they are: letters in brackets."""

    @property
    def signs(self) -> Signs:
        """Reads the words around the runs."""
        if self._signs is None:
            self._signs = Signs(parse=self.parse, bodies=self.bodies)
        return self._signs

    def read(self) -> None:
        """Read the whole text once: first who is a body, then every mention, by the full name or a short form."""
        found, signs = list(runs(self.parse)), self.signs
        signs.meet(found)
        listed = {id(run): figure for run in found if (figure := self._listed(run)) is not None}
        letters = given_letters(self.parse, found)
        own: dict[str, Figure] = {}
        for run in found:
            known = id(run) in listed or run.core in signs.people or may_be_common(self.parse, run)
            if not known and (signs.is_body(run) or id(run) in letters):
                own.setdefault(bare(run).lower(), self._own(run))
        common = {word for word in self.parse.words if word.islower()}
        forms = short_forms(own, common | signs.surnames)
        defined = {
            letters[id(run)]: figure
            for run in found
            if id(run) in letters and (figure := listed.get(id(run)) or forms.get(bare(run).lower())) is not None
        }
        for run in found:
            said = defined.get(run.text)
            figure = said or listed.get(id(run)) or forms.get(bare(run).lower())
            if figure is not None:
                self._note(run, figure)
            if said is not None:
                self._defined.update(range(run.first, run.last + 1))
            if figure is not None and (officer := signs.officer_after(run)) is not None:
                self.employers[officer] = figure
        self._add_loose_mentions()
        self.named.sort(key=lambda pair: pair[0])

    def is_defined(self, token: int) -> bool:
        """Whether the article itself says whose the name at this token is, whatever the lexicon has by it."""
        return token in self._defined

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
        if noun in nouns:
            return True
        if not CREW_NOUNS.isdisjoint(nouns) and (figure.id or "").startswith("group:"):
            return noun in CREW_NOUNS
        return any(noun in alike and not alike.isdisjoint(nouns) for alike in ALIKE)

    def is_subject(self, token: int) -> bool:
        """Whether the name at this token is the subject of its clause."""
        parse = self.parse
        while (
            parse.deps[token] in ("compound", "appos", "flat", "case", "nmod", "poss") and parse.heads[token] != token
        ):
            token = parse.heads[token]
        return parse.deps[token] in SUBJECTS or parse.deps[token] == "agent"

    def _listed(self, run: Run) -> Figure | None:
        """The body of the lexicon that the whole run names; a country or person is none."""
        if self.signs.is_surname(run):
            return None
        start, end = self.parse.span(run.first, run.last)
        for mention in self.bodies.within(Span(max(0, start - COUNTRY_REACH), end + COUNTRY_REACH)):
            actor = self.bodies.gazetteer.actor(mention.actor_id)
            whole = mention.start <= start and mention.end >= self.parse.end(run.core)
            if whole and actor.kind not in (ActorKind.COUNTRY, ActorKind.PERSON):
                return self.bodies.figure_of(mention)
        return None

    def _own(self, run: Run) -> Figure:
        """The figure of a body that no lexicon lists: a state's, news media, or one of its own."""
        name, beside = bare(run), self.signs.nouns_beside(run)
        if beside & MEDIA_NOUNS:
            return replace(unlisted_body(name), actor=None, actor_id=None, is_agency=True)
        if beside & CREW_NOUNS:
            return unlisted_body(name)
        state = self._state_beside(run)
        return self.bodies.of_state(name, state) if state else self._unlisted(name, self.parse.starts[run.first])

    def _state_beside(self, run: Run) -> Actor | None:
        """Whose state's the body is by the words beside it: "Peru's telecoms regulator, X"; no company is one."""
        for token in self.signs.beside(run):
            if self.parse.lowers[token] not in STATE_NOUNS:
                continue
            phrase = [t for t in noun_phrase(self.parse, token, coordinated=False) if not run.first <= t <= run.last]
            words = self.parse.span(phrase[0], phrase[-1]).of(self.parse.text) if phrase else ""
            state = self.bodies.gazetteer.role_country(words)
            if state is not None and state.kind is ActorKind.COUNTRY:
                return state
        return None

    def _unlisted(self, name: str, at: int) -> Figure:
        if not self.bodies.is_official(name):
            return unlisted_body(name)
        ministry = "ministry" in name.lower() and self.bodies.is_office(name)
        own = self.bodies.office_here(name, at) if ministry else self.bodies.official_body(name, at)
        return own or replace(unlisted_body(name), actor=None, actor_id=None, notes=("actor: state_unknown",))

    def _note(self, run: Run, figure: Figure) -> None:
        self.named.append((run.core, figure))
        self._at.update(dict.fromkeys(range(run.first, run.last + 1), figure))
        beside = self.signs.nouns_beside(run)
        nouns = self.nouns.setdefault(figure.id or "", set())
        if not nouns:
            nouns |= set(nouns_of(figure, run.text, self.bodies.gazetteer))
            if branch := self.signs.begins_listed(run):
                nouns |= set(nouns_of(branch, run.text, self.bodies.gazetteer))
        nouns |= beside & BODY_NOUNS
        self.described.setdefault(figure.id or "", set()).update(self.signs.words_beside(run))
        if beside & (COMPANY_NOUNS - {"owner", "parent", "host"}):
            nouns |= LIKE_A_COMPANY
        elif beside & CREW_NOUNS and self.described[figure.id or ""] & CREWS:
            nouns -= LIKE_A_COMPANY - {"group"}

    def _is_surname(self, mention: Mention) -> bool:
        """Whether the lexicon's name is only a surname here."""
        return self.parse.text[mention.start : mention.end].lower() in self.signs.surnames

    def _add_loose_mentions(self) -> None:
        """The lexicon's names that no run of capitals holds ("the state news agency", "xinhua")."""
        starts = self.parse.starts
        for mention in self.bodies.mentions:
            token = bisect_right(starts, mention.end - 1) - 1
            actor = self.bodies.gazetteer.actor(mention.actor_id)
            if token in self._at or self._is_surname(mention) or actor.kind in (ActorKind.COUNTRY, ActorKind.PERSON):
                continue
            first = bisect_right(starts, mention.start) - 1
            self._note(Run.of(self.parse, first, token, token), self.bodies.figure_of(mention))
