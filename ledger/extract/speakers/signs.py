"""What the words in and around a name say of whose it is: a body's, a person's."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.extract.dates import country_of_place
from ledger.extract.parse.syntax import SUBJECTS, Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.body_nouns import BODY_NOUNS, COMPANY_NOUNS, INNER_WORDS, LAST_WORDS, LEGAL, ONE_OF_MANY
from ledger.extract.speakers.figure import AFFAIRS, HUMAN_HEADS, SPOKES, Figure
from ledger.extract.speakers.name_nouns import FIRST_WORDS
from ledger.extract.speakers.names import BODY_WORDS, TITLES
from ledger.extract.speakers.owners import role_beside
from ledger.extract.speakers.runs import Run, is_capital
from ledger.model.actor import ActorKind
from ledger.model.text import Span

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
OFFICERS = frozenset(
    "executive ceo cto ciso cfo chief director president chairman chairwoman manager engineer technician researcher analyst founder co-founder boss".split()
)
"""Roles before a person's name that the name of a body can stand before."""
ROLE_PARTS = OFFICERS | frozenset(
    "chief executive technology technical security information operating financial network networks research commercial data officer managing general senior vice deputy lead principal regional country communications policy operations threat intelligence".split()
)
PROFESSIONAL = frozenset(
    "security software network networks malware internet cyber cybersecurity industry market tech technology telecom privacy data research veteran senior independent former longtime top lead principal chief company union hospital".split()
)
"""Words that a sentence can begin with before a role without naming anybody's employer."""
FOR_PEOPLE = frozenset({"lawyer", "attorney", "agent", "member", "aide", "author", "leader"})
"""Roles that may belong to a person or a place as well as to a body."""

HUMAN_ONLY = HUMAN_HEADS - BODY_NOUNS
NAME_ENDS = LAST_WORDS | BODY_WORDS


@dataclass(kw_only=True)
class Signs:
    """Reads the words around the runs of one article."""

    parse: Parse
    bodies: Bodies
    people: set[int] = field(default_factory=set)
    """Last tokens of the runs that are people's names."""
    surnames: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """The surnames and the first words of people's names, which are surnames where these come first."""
    last_words: set[str] = field(default_factory=set)
    """Last words of the names of several words: each may be somebody's surname."""

    def meet(self, found: Sequence[Run]) -> None:
        """Learn who of these is a person, before anything is taken for a body."""
        human = {bare(run) for run in found if self.is_human(run)}
        self.people = {run.core for run in found if bare(run) in human}
        self.last_words = {run.text.lower().split()[-1] for run in found if run.last > run.first}
        self.surnames = {name.split()[-1].lower() for name in human}
        self.names = self.surnames | {name.split()[0].lower() for name in human}

    def is_surname(self, run: Run) -> bool:
        """Whether the one word is the last name of a person in the article, and not a company's of that name."""
        return run.first == run.last and run.text.lower() in self.surnames

    def is_body(self, run: Run) -> bool:
        """Whether the words of the name, or those around it, say that it is a body's."""
        parse = self.parse
        words = [w.lower().strip(".,") for w in run.text.split()]
        if len(words) > 1 and INNER_WORDS & set(words[1:]):
            return True
        if self.bodies.gazetteer.exact(run.text) is not None or (len(words) == 1 and words[0] in BODY_NOUNS):
            return False
        if len(words) > 1 and (words[-1] in LEGAL or parse.lowers[run.core] in LAST_WORDS):
            return parse.lowers[run.first] not in BODY_NOUNS or run.last > run.core or len(words) > 2  # noqa: PLR2004  "Police Department" is any town's
        if self.nouns_beside(run) & BODY_NOUNS:
            return True
        if words[0] in FIRST_WORDS and len(words) > 1 and words[1] not in ("force", "forces", "traffic", "base"):
            return True
        if words[0] in TITLES or country_of_place(run.text) or (len(words) == 1 and words[0] in self.names):
            return False
        if self.begins_listed(run):
            return True
        return (
            self._which_follows(run)
            or (len(words) == 1 and words[0] not in self.last_words and self._says_it(run))
            or self._owns(run)
            or (len(words) == 1 and self._holds_staff(run))
            or self._has_officer(run)
            or self._has_its_staff(run)
            or self._employs(run)
        )

    def is_human(self, run: Run) -> bool:
        """Whether the words around the name say that it is a person's: a title, a role beside it, ", who"."""
        parse, words = self.parse, run.text.lower().split()
        if len(words) < 2 or parse.lowers[run.core] in NAME_ENDS or words[-1].strip(".") in LEGAL:  # noqa: PLR2004  a person has two names
            return False
        if any(word.strip(".") in TITLES for word in words[:-1]):
            return True
        after = run.last + 1
        if after + 1 < len(parse) and parse.words[after] == "," and parse.lowers[after + 1] in ("who", "whose"):
            return parse.lowers[after + 1] == "who"
        return bool(self.nouns_beside(run) & HUMAN_ONLY)

    def nouns_beside(self, run: Run) -> set[str]:
        """The common nouns that the text puts beside the name: apposition, "the firm X", "a group called X", "X is a firm"."""
        return {ONE_OF_MANY.get(word, word) for word in (self.parse.lowers[t] for t in self.beside(run))}

    def words_beside(self, run: Run) -> set[str]:
        """Those nouns with all the words before them."""
        parse = self.parse
        words = {parse.lowers[c] for t in self.beside(run) for c in parse.children_of(t, "amod", "compound", "nmod")}
        return words | self.nouns_beside(run)

    def beside(self, run: Run) -> list[int]:
        """The tokens of those nouns."""
        parse, core = self.parse, run.core
        while parse.deps[core] in ("compound", "nmod") and run.first <= parse.heads[core] <= run.last:
            core = parse.heads[core]
        found = [self._one_of(t) for t in parse.children_of(core, "appos")]
        if any(parse.words[t] == "&" for t in range(run.first, run.last)):
            found += parse.children_of(run.first, "appos")
        if parse.deps[core] in ("appos", "compound", "nmod"):
            found += self._described(run, parse.heads[core])
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

    def _described(self, run: Run, noun: int) -> list[int]:
        """The noun that the name is set beside: of "a member of parliament, X Y" the member; of "the X union" the union."""
        parse = self.parse
        if noun > run.first:
            is_said = parse.child(noun, "det") is not None and parse.lowers[noun] in BODY_NOUNS
            is_town = any(country_of_place(name) is not None for name in (run.text, f"the {run.text}"))
            return [noun] if is_said and noun == run.last + 1 and not is_town else []
        is_full = run.last > run.first and parse.lowers[run.core] not in NAME_ENDS
        return [role_beside(parse, noun) if is_full and parse.lowers[noun] not in COMPANY_NOUNS else noun]

    def _one_of(self, token: int) -> int:
        """The noun of which the name is one: "one of the country's largest lenders"."""
        parse = self.parse
        of = next((c for c in parse.children_of(token, "prep") if parse.lowers[c] == "of"), None)
        many = parse.child(of, "pobj") if of is not None and parse.lowers[token] in ("one", "another") else None
        return token if many is None else many

    def begins_listed(self, run: Run) -> Figure | None:
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
        verb, after = parse.heads[run.core], run.last + 1
        if parse.deps[run.core] != "nsubj" or parse.lowers[verb] not in SAYS:
            return False
        if parse.lowers[after : after + 2] == [",", "of"]:
            return False  # "Fonua, of Tonga Cable, said it had no date"
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
            return governor in self.people
        return word in STAFF - FOR_PEOPLE or word in ("works", "work", "worked", "working")

    def _has_its_staff(self, run: Run) -> bool:
        """Whether the name is the subject nearest before "its director": what has an "its" is no person."""
        parse = self.parse
        subject = run.core
        while parse.deps[subject] in ("appos", "compound") and parse.heads[subject] != subject:
            subject = parse.heads[subject]
        if parse.deps[subject] not in SUBJECTS:
            return False
        for token in range(run.last + 1, parse.sentence(run.core)[1] + 1):
            if parse.lowers[token] == "its":
                return parse.lowers[parse.heads[token]] in STAFF
            if parse.deps[token] in SUBJECTS or parse.lowers[token] in BODY_NOUNS:
                return False
        return False

    def _has_officer(self, run: Run) -> bool:
        """Whether a role that companies have and a person's name follow: "Cellwave Benin chief executive X Y"."""
        parse = self.parse
        if self.officer_after(run) is None or not parse.tags[run.core].startswith("NNP"):
            return False
        words = {w.lower().strip(".,") for w in run.text.split()}
        begins = run.first == parse.sentence(run.first)[0] and run.first == run.last
        return not words & (TITLES | BODY_NOUNS | AFFAIRS) and not (begins and words & PROFESSIONAL)

    def officer_after(self, run: Run) -> int | None:
        """The first token of the person's name that follows the run and a role, with nothing between them."""
        parse, at = self.parse, run.last + 1
        while at < len(parse) and parse.lowers[at] in ROLE_PARTS:
            at += 1
        role = at - 1
        named = role > run.last and at < len(parse) and is_capital(parse, at)
        return at if named and parse.lowers[role] in OFFICERS | SPOKES else None


def bare(run: Run) -> str:
    """The run's words without the company's legal form."""
    words = run.text.split()
    while len(words) > 1 and words[-1].strip(".,").lower() in LEGAL:
        words.pop()
    return " ".join(words).rstrip(",.") if len(words[-1]) > 2 else " ".join(words)  # noqa: PLR2004  "S.A." keeps its dot
