"""Any text at all: mentions stand in order, none over another, and nothing raises."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.extract.actors import load_gazetteer

GAZETTEER = load_gazetteer()

_PIECES = st.sampled_from(
    "China U.S. US us N. Korea North Korean 's ’s , . - – ( ) “ ” \n the of for a to at Foreign Ministry officials"
    " spokesman Security Council U.N. called Guardians Peace Georgia Jordan former Dyn AT&T $ ' Times".split(" ")
)
_TEXTS = st.one_of(
    st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join), st.lists(_PIECES, max_size=12).map("".join)
)


@given(_TEXTS)
def test_mentions_never_overlap(text: str) -> None:
    """0 <= start < end <= next start, and every mention's actor is known."""
    position = 0
    for mention in GAZETTEER.find(text):
        assert position <= mention.start < mention.end <= len(text)
        assert GAZETTEER.actor(mention.actor_id).name
        position = mention.end


@given(_TEXTS)
def test_any_phrase_has_an_answer(phrase: str) -> None:
    """A value or None, never an exception; a score within bounds; an actor that is a body."""
    for match in (GAZETTEER.match(phrase), GAZETTEER.compose(phrase)):
        assert match is None or 0 < match.score <= 1000
    body = GAZETTEER.role_country(phrase)
    assert body is None or not body.id.startswith(("agency:", "person:", "office:"))


@given(_TEXTS, st.integers(-5, 70), st.integers(-5, 70))
def test_a_bounded_search_stays_in_its_bounds(text: str, start: int, end: int) -> None:
    """Mentions lie within [start, end)."""
    assert all(max(start, 0) <= mention.start < mention.end <= end for mention in GAZETTEER.find(text, start, end))
