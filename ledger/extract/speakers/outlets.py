"""Agencies and outlets as the text names them: those of the lexicon, and unlisted ones by their names or the noun beside them."""

import re
import unicodedata
from dataclasses import dataclass

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.bodies import Bodies
from ledger.extract.speakers.figure import MEDIA_WORDS
from ledger.model.actor import ActorKind
from ledger.model.text import Span

MEDIA_NOUNS = frozenset(
    """newspaper newspapers daily weekly agency newswire broadcaster station channel magazine website site outlet network radio tabloid paper portal
    wire television tv newsletter podcast blog""".split()
)
"""Nouns that say of the name beside them that it is an outlet: "the newspaper X", "X television"."""
FOREIGN_MEDIA = re.compile(
    r"\b(?:zeitung|tageblatt|nachrichten|rundfunk|diario|periodico|gazeta|gazzetta|giornale|corriere|jornal|folha|correio|noticias|noticia|televisao|"
    r"presse|matin|monde|figaro|parisien|libre|novosti|izvestia|pravda|vesti|dnevnik|haber|gazete|blatt|bladet|avis|nyheter|sanomat|lehti|dagens|"
    r"globo|prensa|rtv|express|standard|examiner|dispatch|globe|inquirer|enquirer|bulletin|ledger|sentinel|advertiser|independent|guardian|mirror|"
    r"register|bureau of news|newsroom|fm|am radio)\b"
)
"""Words that newspapers and stations of many countries have in their names, without accents."""
LINKING = frozenset({"of", "de", "del", "la", "el", "di", "du", "the", "al", "and", "y", "-", "da", "do"})
ARTICLES = frozenset({"el", "la", "le", "les", "il", "die", "der", "das"})
"""With these begin the names of papers, and hardly of people whom one tells something."""
LETTERS = re.compile(r"[A-Z]{2,5}")
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words: first and last token, both inclusive."""

    first: int
    last: int


def outlet_at(parse: Parse, token: int, bodies: Bodies, *, told: bool = False) -> str | None:
    """The short name of the agency or outlet that the noun phrase at this token names; None when it names none.

    Args:
        parse: the article.
        token: head of the noun phrase.
        bodies: what the lexicon knows of the article.
        told: whether somebody spoke to it, which letters that stand nowhere else in the text do ("told GMA").
    """
    left, right = parse.edges[token]
    place = Span(
        min(parse.starts[token], parse.starts[left]), max(parse.end(token), parse.end(min(right, token + LONGEST)))
    )
    listed = bodies.within(place)
    for mention in listed:
        actor = bodies.gazetteer.actor(mention.actor_id)
        if actor.kind is ActorKind.AGENCY:
            return actor.name
    run = _run(parse, token, left, right)
    if run is None:
        return None
    words = parse.span(run.first, run.last).of(parse.text)
    if MEDIA_WORDS.search(_plain(words)) or FOREIGN_MEDIA.search(_plain(words)):
        return words
    known = any(place.start <= m.start and m.end == parse.end(run.last) for m in listed)
    if not known and _beside_media(parse, run):
        return words
    if not told or known:
        return None
    letters = LETTERS.fullmatch(words) is not None and parse.words.count(words) == 1
    return words if letters or (run.first < run.last and parse.lowers[run.first] in ARTICLES) else None


def _plain(words: str) -> str:
    """The words in lower case, without accents."""
    apart = unicodedata.normalize("NFD", words.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _run(parse: Parse, token: int, left: int, right: int) -> Run | None:
    """The run of capitalised words at or nearest to the token within its noun phrase, a leading article left out."""
    last = _named_after(parse, token, min(right, token + LONGEST))
    inside = sorted(range(left, last + 1), key=lambda t: abs(t - token))
    start = next((t for t in inside if _is_name(parse, t) and parse.lowers[t] not in ("the", "state")), None)
    if start is None:
        return None
    first = end = start
    while first > left and (_is_name(parse, first - 1) or _links(parse, first - 1)):
        first -= 1
    while end < last and (_is_name(parse, end + 1) or _links(parse, end + 1)):
        end += 1
    while first < end and (parse.lowers[first] in ("the", "state", "news") or not _is_name(parse, first)):
        first += 1
    return Run(first, end)


def _named_after(parse: Parse, noun: int, last: int) -> int:
    """The last token of a phrase with the name right after its noun: of "news agency X said" the parse makes two subjects."""
    if last == noun and parse.lowers[noun] in MEDIA_NOUNS:
        while last + 1 < len(parse) and parse.tags[last + 1].startswith("NNP"):
            last += 1
    return last


def _is_name(parse: Parse, token: int) -> bool:
    return parse.words[token][:1].isupper() and parse.tags[token][:2] in ("NN", "JJ", "DT", "FW", "VB")


def _links(parse: Parse, token: int) -> bool:
    """Whether a small word stands between two capitalised ones of one name."""
    return (
        parse.lowers[token] in LINKING
        and 0 < token < len(parse) - 1
        and parse.words[token - 1][:1].isupper()
        and parse.words[token + 1][:1].isupper()
    )


def _beside_media(parse: Parse, run: Run) -> bool:
    """Whether the word before or after a name says what it is: "the newspaper X", "X television", "X, a daily"."""
    before, after = run.first - 1, run.last + 1
    if before >= 0 and parse.lowers[before] in MEDIA_NOUNS:
        return True
    if after < len(parse) and parse.lowers[after] in MEDIA_NOUNS and parse.words[after].islower():
        return True
    if after + 1 < len(parse) and parse.lowers[after] == "news" and parse.lowers[after + 1] in MEDIA_NOUNS:
        return True
    described = parse.child(run.last, "appos")
    return described is not None and parse.lowers[described] in MEDIA_NOUNS
