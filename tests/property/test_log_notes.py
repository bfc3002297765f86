"""Whatever is done to a signed checkpoint, it is refused, or says what was signed."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.log import note
from ledger.log.checkpoint import Checkpoint, opened, signed
from ledger.log.fault import LogError
from ledger.log.keys import SigningKey, VerifierKey

KEY = SigningKey("example.com/log", bytes(range(32)))
SIGNED = Checkpoint("attribution-ledger/0123456789abcdef", 20852163, bytes(range(100, 132)))
NOTE = signed(SIGNED, KEY).encode()

EDITS = st.lists(
    st.tuples(st.integers(0, len(NOTE)), st.integers(0, 3), st.binary(max_size=3)),
    min_size=1, max_size=3,
)  # fmt: skip
"""At this place of the note, so many bytes away, and these in their stead."""


@given(EDITS)
def test_an_edited_note_is_refused_or_says_the_same(edits: list[tuple[int, int, bytes]]) -> None:
    edited = NOTE
    for place, away, put in edits:
        edited = edited[:place] + put + edited[place + away :]
    try:
        found = opened(edited, [KEY.verifier])
    except LogError:
        return
    assert (found, edited) == (SIGNED, NOTE)


def test_each_bit_of_a_note_counts() -> None:
    for place, byte in enumerate(NOTE):
        for bit in range(8):
            edited = NOTE[:place] + bytes([byte ^ 1 << bit]) + NOTE[place + 1 :]
            try:
                opened(edited, [KEY.verifier])
            except LogError:
                continue
            raise AssertionError(f"bit {bit} of byte {place} does not count")


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_note_or_refused(data: bytes) -> None:
    try:
        found = note.parse(data)
    except LogError:
        return
    assert str(found).encode() == data


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.lists(st.binary(min_size=32, max_size=32), max_size=2)
)
def test_any_text_is_signed_and_verified(text: str, strangers: list[bytes]) -> None:
    keys = [KEY.verifier, *(VerifierKey("stranger", public) for public in strangers)]
    assert note.verify(note.sign(text + "\n", KEY), keys).text == text + "\n"


@given(st.text(), st.integers(), st.binary(min_size=32, max_size=32), st.lists(st.text(), max_size=2))
def test_a_checkpoint_is_read_back_or_never_made(origin: str, size: int, root: bytes, more: list[str]) -> None:
    try:
        made = Checkpoint(origin, size, root, tuple(more))
    except LogError:
        return
    assert Checkpoint.parse(made.text) == made
