"""A noun phrase as a row of words, names and offices, cut at its commas: what the role rules read."""

from dataclasses import dataclass

from ledger.extract.actors.index import Mention, MentionKind
from ledger.extract.actors.names import Token, tokenise
from ledger.extract.actors.offices import LONGEST
from ledger.extract.actors.shelf import Shelf

_CUTS = ",;:()—[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word, a name of the lexicon, or the words of an office whose country is not said beside it."""

    text: str
    start: int
    end: int
    mention: Mention | None = None
    office: str | None = None
    """Slug of an office without its country: "foreign-ministry"."""
    nobody: bool = False
    """Whether it is a name that is nobody's ("South China Sea")."""

    @property
    def lower(self) -> str:
        """The word in lower case; empty for a name or an office."""
        return "" if self.mention or self.office or self.nobody else self.text.lower()

    @property
    def is_name(self) -> bool:
        """Whether it can be a part of somebody's name: a capitalised word."""
        return self.nobody or (self.mention is None and self.office is None and self.text[:1].isupper())


def read_phrase(phrase: str, shelf: Shelf) -> list[list[Unit]]:
    """The segments of a phrase between commas, brackets and dashes; possessive 's is dropped."""
    tokens = tokenise(phrase)
    segments: list[list[Unit]] = [[]]
    place, last_end = 0, 0
    while place < len(tokens):
        token = tokens[place]
        gap = phrase[last_end : token.start]
        if segments[-1] and (any(cut in gap for cut in _CUTS) or " – " in gap or " - " in gap):
            segments.append([])
        if token.text.lower() == "s" and gap in ("'", "’"):
            place, last_end = place + 1, token.end
            continue
        unit = _unit_at(phrase, tokens, place, shelf, country=_country_before(segments[-1], gap))
        segments[-1].append(unit)
        last_end = unit.end
        while place < len(tokens) and tokens[place].start < unit.end:
            place += 1
    return [segment for segment in segments if segment]


def _country_before(segment: list[Unit], gap: str) -> str | None:
    if not segment or segment[-1].mention is None or not gap.strip("'’").isspace():
        return None
    actor_id = segment[-1].mention.actor_id
    return actor_id.removeprefix("country:") if actor_id.startswith("country:") else None


def _unit_at(phrase: str, tokens: list[Token], place: int, shelf: Shelf, country: str | None) -> Unit:
    token = tokens[place]
    if country and (body := _unlisted(phrase, tokens, place, shelf, country)):
        return body
    if found := shelf.mention_at(phrase, token, len(phrase)):
        mention, end = found
        return Unit(text=phrase[token.start : end], start=token.start, end=end, mention=mention, nobody=mention is None)
    words = _run(phrase, tokens, place)
    if alone := shelf.offices.alone(_until_name(phrase, tokens, place, words, shelf)):
        slug, count = alone
        end = tokens[place + count - 1].end
        return Unit(text=phrase[token.start : end], start=token.start, end=end, office=slug)
    return Unit(text=token.text, start=token.start, end=token.end)


def _unlisted(phrase: str, tokens: list[Token], place: int, shelf: Shelf, country: str) -> Unit | None:
    words = _until_name(phrase, tokens, place, _run(phrase, tokens, place), shelf)
    found = shelf.offices.unlisted(words, country)
    known = shelf.mention_at(phrase, tokens[place], len(phrase))
    if found is None or (known and not _is_abroad(known[0], country)):
        return None
    office_id, count = found
    start, end = tokens[place].start, tokens[place + count - 1].end
    mention = Mention(start=start, end=end, actor_id=office_id, alias=phrase[start:end], kind=MentionKind.OFFICE)
    return Unit(text=phrase[start:end], start=start, end=end, mention=mention)


def _is_abroad(mention: Mention | None, country: str) -> bool:
    """Whether it is another country's office: "Philippine Justice Department" is not the American one."""
    return (
        mention is not None
        and mention.actor_id.startswith("office:")
        and not mention.actor_id.startswith(f"office:{country}/")
    )


def _run(phrase: str, tokens: list[Token], place: int) -> list[str]:
    """The words from here to the next cut, at most as many as an office has."""
    words = [tokens[place].text]
    for before, after in zip(tokens[place : place + LONGEST], tokens[place + 1 : place + LONGEST], strict=False):
        if any(cut in phrase[before.end : after.start] for cut in _CUTS):
            break
        words.append(after.text)
    return words


def _until_name(phrase: str, tokens: list[Token], place: int, words: list[str], shelf: Shelf) -> list[str]:
    """The words up to the first name of the lexicon among them."""
    for offset in range(1, len(words)):
        if (found := shelf.mention_at(phrase, tokens[place + offset], len(phrase))) and found[0]:
            return words[:offset]
    return words
