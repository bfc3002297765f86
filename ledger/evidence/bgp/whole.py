"""A format of routes whose answers are read whole: small files, as APIs give them."""

from collections import Counter
from collections.abc import Callable, Iterator

from ledger.evidence.bgp.element import Element, ElementKind, Peer
from ledger.evidence.bgp.files import MILLION, First, RouteFormat
from ledger.evidence.bgp.wanted import Wanted
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally

Read = Callable[[Source, Tally], Iterator[Element]]


def whole(name: str, sniff: Callable[[bytes], bool], read: Read) -> RouteFormat:
    """The format that reads all elements of a file with this function.

    Args:
        name: name and version.
        sniff: whether the first unpacked bytes look like it.
        read: all elements, in the order of the file.
    """

    def first(source: Source) -> First | None:
        earliest = min(read(source, Tally(source.path)), key=lambda one: one.time_us, default=None)
        return First(earliest.time_us // MILLION, earliest.kind is ElementKind.RIB) if earliest else None

    def elements(source: Source, tally: Tally, wanted: Wanted) -> Iterator[Element]:
        for element in read(source, tally):
            tally.saw(element.time_us // MILLION)
            if wanted.takes(element):
                yield element

    def counts(source: Source) -> Counter[Peer]:
        """An answer holds the routes to what it was asked for, no whole tables: every peer is taken for a full feed."""
        peers = {one.peer for one in read(source, Tally(source.path)) if one.kind is ElementKind.RIB}
        return Counter(dict.fromkeys(peers, 1))

    return RouteFormat(name=name, sniff=sniff, first=first, elements=elements, counts=counts)
