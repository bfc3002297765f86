"""The numbers of a very long text are found and given to their claims: squared work would take minutes here."""

from dataclasses import replace

from parsed import repeated

from ledger.extract.dates import find_expressions
from ledger.extract.draft import Scene
from ledger.extract.lexicon import load_lexicon
from ledger.extract.measures.numbers import held, measured
from ledger.extract.parse.quotes import find_quotations

SENTENCE = (
    ("The", "DT", "det", 1),
    ("network", "NN", "nsubj", 2),
    ("failed", "VBD", "ROOT", 2),
    ("on", "IN", "prep", 2),
    ("Tuesday", "NNP", "pobj", 3),
    (".", ".", "punct", 2),
)
LENGTH = len(SENTENCE)


def scene_of(count: int) -> Scene:
    """A text of so many equal sentences, parsed by hand."""
    parse = repeated(SENTENCE, count)
    return Scene(parse=parse, quotations=find_quotations(parse.text), lexicon=load_lexicon())


def test_the_numbers_of_a_long_text_take_linear_time() -> None:
    """5,000 sentences, each a claim with a time: each number goes to its own claim."""
    count = 5_000
    scene = scene_of(count)
    expressions = find_expressions(scene.parse.text)
    contents = [range(start, start + LENGTH) for start in range(0, count * LENGTH, LENGTH)]
    numbers = list(measured(scene, expressions))
    inside, loose = held(contents, scene, numbers)
    assert (len(numbers), loose) == (count, [])
    assert all(len(found) == 1 for found in inside.values())


def test_a_number_goes_to_the_smallest_content_that_holds_it() -> None:
    """Of a sentence and its clause the clause; of two alike the first; what none holds is loose."""
    scene = scene_of(2)
    numbers = list(measured(scene, find_expressions(scene.parse.text)))
    inside, loose = held([range(6), range(2, 6), range(2, 6), range(5)], scene, numbers)
    assert {index: len(found) for index, found in inside.items()} == {1: 1}
    assert len(loose) == 1


def test_a_number_goes_to_the_content_that_ends_in_it_where_none_holds_it_all() -> None:
    """A span of two tokens: a content that stops after the first has it, but for one that holds both."""
    scene = scene_of(1)
    (number,) = measured(scene, find_expressions(scene.parse.text))
    both = replace(number, span=scene.parse.span(3, 4))
    inside, loose = held([range(4)], scene, [both])
    assert (list(inside), loose) == ([0], [])
    inside, loose = held([range(4), range(LENGTH)], scene, [both])
    assert (list(inside), loose) == ([1], [])
    inside, loose = held([range(3)], scene, [both])
    assert (list(inside), loose) == ([], [both])
