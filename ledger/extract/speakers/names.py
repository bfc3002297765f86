"""Names in a text: runs of proper nouns that name a person or a body, with the titles before them."""

import re
from dataclasses import dataclass

from ledger.extract.parse.syntax import Parse

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice deputy assistant acting former then-president prime
    minister chancellor premier secretary general foreign defense defence interior information communications justice attorney
    sen senator rep representative congressman congresswoman gov governor mayor judge justice ambassador envoy chairman chairwoman
    chair chief director commissioner commander admiral adm gen general col colonel maj major capt captain lt lieutenant sgt
    sergeant officer detective sheriff king queen prince princess pope rev reverend spokesman spokeswoman spokesperson ceo
    cto analyst researcher engineer editor reporter leader candidate co-founder founder special agent inspector superintendent
    marshal comrade brigadier commodore constable corporal cmdr boss technician presidents ministers secretaries spokesmen undersecretary supreme first lady""".split()
)
OFFICE_TITLES = frozenset(
    "president minister secretary governor senator director commissioner ambassador spokesman spokeswoman spokesperson chairman chairwoman mayor".split()
)
"""Titles that end longer ones ("Homeland Security Secretary X Y")."""
BODY_WORDS = frozenset(
    """council ministry office department party group networks network university institute committee commission agency association corp
    corporation inc ltd co company bureau center centre service services times post journal news press court house senate congress
    parliament union bank foundation board authority administration army navy force forces police security internet
    telecom communications systems labs laboratory studios pictures entertainment guard republic kingdom states nations organization
    organisation federation front movement coalition alliance team campaign project act treaty street avenue river sea
    island islands city county district province region bay airport hotel stadium school college hospital church film day year telecom telecoms telekom mobile line cable airlines wireless broadband holdings exchange savings electric farm market street square hall tower bridge""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december""".split()
)
PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "bin", "al", "el", "da", "di", "du", "ibn", "of"})
INNER_PARTICLES = PARTICLES - {"of"}
"""Particles between two words of one person's name."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHE = re.compile(
    r"\b(?:mrs|ms|miss|madam|lady|dame|queen|princess|spokeswoman|chairwoman|congresswoman|businesswoman|actress|her|she)\b",
    re.IGNORECASE,
)
HE = re.compile(r"\b(?:mr|sir|lord|king|prince|spokesman|chairman|congressman|businessman|actor|pope)\b", re.IGNORECASE)
ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A run of proper nouns."""

    first: int
    last: int
    """Tokens, both inclusive; the titles before are not part."""
    words: tuple[str, ...]
    title: tuple[str, ...]
    """The title's words before the name, lower case."""

    @property
    def text(self) -> str:
        """The name's words, blanks single, initials with their dots."""
        return " ".join(self.words)


def name_at(parse: Parse, head: int) -> Name | None:
    """The name that the proper noun at `head` is the last word of, or part of; None when there is none."""
    if not parse.tags[head].startswith("NNP") or not (parse.words[head][:1].isupper() or _in_hyphenated(parse, head)):
        return None
    first = last = head
    while first > 0 and _joins(parse, first - 1):
        first -= 1
    while last + 1 < len(parse) and _joins(parse, last + 1) and parse.words[last + 1].lower().strip(".") not in TITLES:
        last += 1
    while first < head and ACRONYM.fullmatch(parse.words[first]):
        first += 1
    while last > head and parse.lowers[last] in CALENDAR:
        last -= 1
    while first < head and not parse.words[first][:1].isupper():
        first += 1
    title: list[str] = []
    while first < last and parse.lowers[first].strip(".") in TITLES:
        title.append(parse.lowers[first].strip("."))
        first += 1
    inner = max((t for t in range(first, last - 1) if parse.lowers[t].strip(".") in OFFICE_TITLES), default=None)
    if inner is not None and parse.lowers[last].strip(".") not in BODY_WORDS:
        title += [parse.lowers[t].strip(".") for t in range(first, inner + 1)]
        first = inner + 1
    words = tuple(parse.span(first, last).of(parse.text).split())
    return Name(first=first, last=last, words=words, title=tuple(title))


def _joins(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    if _in_hyphenated(parse, token):
        return True
    if parse.tags[token].startswith("NNP") and (word[0].isupper() or word.lower() in PARTICLES):
        return True
    return (
        word.lower() in INNER_PARTICLES
        and 0 < token < len(parse) - 1
        and parse.tags[token - 1].startswith("NNP")
        and parse.tags[token + 1].startswith("NNP")
    )


def _in_hyphenated(parse: Parse, token: int) -> bool:
    """Whether the token is the hyphen of a double name, or what follows it ("Seong-il")."""
    if parse.words[token] == "-":
        return (
            0 < token < len(parse) - 1
            and parse.end(token - 1) == parse.starts[token]
            and (parse.words[token - 1][:1].isupper() or parse.lowers[token - 1] in PARTICLES)
            and parse.starts[token + 1] == parse.end(token)
        )
    return (
        token > 1
        and parse.words[token - 1] == "-"
        and parse.end(token - 1) == parse.starts[token]
        and (parse.words[token - 2][:1].isupper() or parse.lowers[token - 2] in PARTICLES)
        and parse.words[token].isalpha()
    )


def is_person(name: Name) -> bool:
    """Whether a run of proper nouns reads as a person's name: two to five words, none of them a body's."""
    words = [w.strip(".").lower() for w in name.words]
    if any(w in BODY_WORDS or w in CALENDAR for w in words) or any(
        not re.fullmatch(r"[^\W\d_][^\d_]*", w.replace("'", "").replace("’", "")) for w in words if w
    ):
        return False
    if len(words) == 1:
        return bool(name.title) and len(words[0]) > 1 and words[0] not in TITLES
    return len(words) <= LONGEST_NAME and not all(w.isupper() and len(w) > 1 for w in name.words)


def gender_of(phrase: str) -> str | None:
    """Gives "f" or "m" where the words say so ("spokeswoman", "Mr."), else None."""
    if SHE.search(phrase):
        return "f"
    return "m" if HE.search(phrase) else None
