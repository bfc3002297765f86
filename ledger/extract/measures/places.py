"""A figure at its place: the tokens that give it and the clause that says it."""

from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import clause_of, quoted_range
from ledger.extract.measures.found import Amount, Measured
from ledger.extract.measures.numerals import bound_start
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span


def tokens_at(scene: Scene, place: tuple[int, int]) -> list[int]:
    """The tokens between two code points; at least one."""
    return list(scene.between(*place)) or [min(scene.first_token(place[0]), len(scene.parse) - 1)]


def figure(
    scene: Scene, kind: MeasurableKind, place: tuple[int, int], amount: Amount, *, name: str | None = None
) -> Measured:
    """The figure between two code points, with the word of bounds before it ("about") and its clause."""
    if name is None:
        place = (bound_start(scene.parse.text, place[0]), place[1])
    tokens = tokens_at(scene, place)
    clause = clause_of(scene.parse, tokens)
    words = quoted_range(scene.parse, clause, tokens)
    return Measured(kind=kind, span=Span(*place), clause=words, head=clause.head, amount=amount, name=name)


def sentence_at(parse: Parse, token: int, *, back: int = 0) -> Span:
    """The code points of a token's sentence, with so many sentences before it."""
    first = parse.sentence_starts[max(0, parse.sentence_of[token] - back)]
    return Span(parse.starts[first], parse.end(parse.sentence(token)[1]))
