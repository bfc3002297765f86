"""A very long article is dated sentence by sentence: squared work would take minutes here."""

from parsed import repeated

from ledger.extract.actors import load_gazetteer
from ledger.extract.claims.timing import Timing
from ledger.extract.dates import find_expressions
from ledger.extract.draft import Draft, Scene
from ledger.extract.lexicon import load_lexicon
from ledger.extract.parse.quotes import find_quotations
from ledger.extract.speakers.figure import NOBODY
from ledger.model.claim import Act
from ledger.model.text import Article, Metadata

SENTENCE = (
    ("Norway", "NNP", "nsubj", 1),
    ("said", "VBD", "ROOT", 1),
    ("on", "IN", "prep", 1),
    ("Tuesday", "NNP", "pobj", 2),
    ("it", "PRP", "nsubj", 5),
    ("failed", "VBD", "ccomp", 1),
    ("at", "IN", "prep", 5),
    ("16:15", "CD", "pobj", 6),
    (".", ".", "punct", 1),
)
LENGTH = len(SENTENCE)


def timing_of(count: int) -> Timing:
    """The dates of one paragraph of so many equal sentences, parsed by hand."""
    parse = repeated(SENTENCE, count)
    meta = Metadata(published="2031-03-05", outlet=None, place="Oslo")
    article = Article(
        id="a", sha256="", reader="txt/1", encoding="utf-8", text=parse.text, origin="a.txt", name="a", meta=meta
    )
    return Timing(
        article=article,
        scene=Scene(parse=parse, quotations=find_quotations(parse.text), lexicon=load_lexicon()),
        gazetteer=load_gazetteer(),
        expressions=find_expressions(parse.text),
        mentions=(),
        event_country=None,
    )


def draft_at(start: int) -> Draft:
    """What the sentence that begins at this token claims."""
    content = tuple(range(start + 4, start + 8))
    return Draft(
        rule="verb-clause", act=Act.ASSERT, cue=(start + 1,), content=content, source=(start,), source_head=start
    )


def test_the_times_of_a_long_text_take_linear_time() -> None:
    """5,000 sentences in one paragraph, each with a day of saying and a time of day without its own day."""
    count = 5_000
    timing = timing_of(count)
    times = [timing.times(draft_at(LENGTH * number), NOBODY) for number in range(count)]
    values = {(said.value if said else None, event.value if event else None) for said, event in times}
    assert values == {("2031-03-04", "2031-03-04T16:15")}
