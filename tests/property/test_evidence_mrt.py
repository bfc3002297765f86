"""MRT: what a collector wrote is read back; a cut or broken file gives what it holds, and says what is lost."""

import collector
from hypothesis import given
from hypothesis import strategies as st

from ledger.evidence.bgp.bgpdump_line import element_of, line_of
from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Peer, Segment, SegmentKind
from ledger.evidence.bgp.wanted import Wanted, network
from ledger.evidence.mrt.prefilter import prefilter
from ledger.evidence.mrt.read import read_mrt
from ledger.evidence.tally import Tally

PEERS = (Peer("192.0.2.1", 64_501), Peer("198.51.100.7", 200_001), Peer("2001:db8::5", 64_503))
asn = st.one_of(st.integers(1, 64_000), st.integers(70_000, 400_000))
segment = st.builds(
    Segment,
    st.sampled_from([SegmentKind.SEQUENCE, SegmentKind.SEQUENCE, SegmentKind.SET]),
    st.lists(asn, min_size=1, max_size=4).map(tuple),
)
v4 = st.builds(
    lambda number, bits: str(network(f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}/{bits}")),
    st.integers(0, 2**32 - 1), st.integers(0, 32),
)  # fmt: skip
near = st.builds(lambda third, bits: str(network(f"198.18.{third}.0/{bits}")), st.integers(0, 7), st.integers(8, 26))
"""Prefixes that often hold one another."""


def joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """A path in which no two sequences meet, as a speaker writes it."""
    kept: list[Segment] = []
    for one in segments:
        if not (kept and one.kind is kept[-1].kind is SegmentKind.SEQUENCE):
            kept.append(one)
    return tuple(kept)


route = st.builds(
    Attributes,
    path=st.lists(segment, min_size=1, max_size=3).map(joined),
    origin=st.sampled_from(["IGP", "EGP", "INCOMPLETE"]),
    next_hop=st.just("192.0.2.254"),
    local_pref=st.integers(0, 2**32 - 1),
    med=st.integers(0, 2**32 - 1),
    communities=st.lists(st.builds("{}:{}".format, st.integers(0, 65_000), st.integers(0, 65_535)), max_size=3).map(
        tuple
    ),
    atomic=st.booleans(),
    aggregator=st.just(""),
)


def told(time_us: int, peer: Peer, message: collector.Message, form: collector.Form) -> tuple[bytes, list[Element]]:
    """A record and the elements that it holds."""
    name = "BGP4MP_ET" if form.kind == 17 else "BGP4MP"
    time_us -= time_us % 1_000_000 if form.kind == 16 else 0
    form = form if peer.asn < 65_536 else form._replace(subtype=4)
    gone = [Element(name, time_us, ElementKind.WITHDRAW, peer, one) for one in message.withdrawn]
    come = [Element(name, time_us, ElementKind.ANNOUNCE, peer, one, message.route) for one in message.announced]
    return collector.update(time_us, peer, message, form), gone + come


def update() -> st.SearchStrategy[tuple[bytes, list[Element]]]:
    """Any record, with what it holds."""
    prefixes = st.lists(st.one_of(v4, near), max_size=3)
    message = st.builds(collector.Message, prefixes, prefixes, route)
    form = st.builds(collector.Form, st.sampled_from([16, 17]), st.sampled_from([1, 4]), st.none())
    return st.builds(told, st.integers(0, (2**32 - 1) * 1_000_000), st.sampled_from(PEERS), message, form)


@given(st.lists(update(), max_size=8))
def test_what_was_written_is_read(records: list[tuple[bytes, list[Element]]]) -> None:
    """All elements, in order, whatever the width of AS numbers and the kind of record."""
    tally = Tally("f")
    got = list(read_mrt([data for data, _ in records], tally))
    assert got == [element for _, elements in records for element in elements]
    assert (tally.problems, tally.records) == ([], len(records))


@given(st.lists(update(), min_size=1, max_size=5), st.data())
def test_a_cut_file_gives_all_before_the_cut(records: list[tuple[bytes, list[Element]]], data: st.DataObject) -> None:
    """The elements of the records that are whole, and a Problem with the place unless the cut is between two."""
    whole = b"".join(one for one, _ in records)
    cut = data.draw(st.integers(0, len(whole)))
    ends = [sum(len(one) for one, _ in records[: n + 1]) for n in range(len(records))]
    kept = [element for end, (_, elements) in zip(ends, records, strict=True) if end <= cut for element in elements]
    tally = Tally("f")
    assert list(read_mrt([whole[:cut]], tally)) == kept
    assert [one.kind for one in tally.problems] == ([] if cut in {0, *ends} else ["cut_file"])


@given(st.lists(update(), max_size=8), st.lists(st.one_of(near, v4), max_size=3), st.lists(asn, max_size=2))
def test_a_prefilter_loses_nothing(
    records: list[tuple[bytes, list[Element]]], prefixes: list[str], asns: list[int]
) -> None:
    """With it and without it the same wanted elements come out."""
    want = Wanted(prefixes=frozenset(map(network, prefixes)), origins=frozenset(asns))
    pieces = [data for data, _ in records]
    slow = [one for one in read_mrt(pieces, Tally("f")) if want.takes(one)]
    fast = [one for one in read_mrt(pieces, Tally("f"), prefilter(want)) if want.takes(one)]
    assert fast == slow if want else fast == []


@given(st.lists(update(), min_size=1, max_size=4), st.data())
def test_damage_costs_records_and_is_told(records: list[tuple[bytes, list[Element]]], data: st.DataObject) -> None:
    """Any bytes changed: never an exception; what comes can be written down."""
    whole = bytearray(b"".join(one for one, _ in records))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=5)):
        whole[place] = data.draw(st.integers(0, 255))
    for element in read_mrt([bytes(whole)], Tally("f")):
        assert line_of(element)


@given(update())
def test_a_line_says_the_whole_element(record: tuple[bytes, list[Element]]) -> None:
    """As text and back again."""
    for element in record[1]:
        assert element_of(line_of(element)) == element
