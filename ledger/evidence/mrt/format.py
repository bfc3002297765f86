"""Format: MRT files, tables and updates."""

from collections import Counter
from collections.abc import Iterator

from ledger.evidence.bgp.element import Element, Peer
from ledger.evidence.bgp.files import First, RouteFormat
from ledger.evidence.bgp.wanted import Wanted
from ledger.evidence.mrt.frames import HEADER
from ledger.evidence.mrt.prefilter import prefilter
from ledger.evidence.mrt.read import count_routes, is_mrt, read_mrt
from ledger.evidence.mrt.table_dump import TABLE_DUMP
from ledger.evidence.mrt.table_dump_v2 import TABLE_DUMP_V2
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally


def elements(source: Source, tally: Tally, wanted: Wanted) -> Iterator[Element]:
    """The wanted elements."""
    return (one for one in read_mrt(source.pieces(tally), tally, prefilter(wanted)) if wanted.takes(one))


def counts(source: Source) -> Counter[Peer]:
    """How many IPv4 routes each peer has in a table."""
    tally = Tally(source.path)
    return count_routes(source.pieces(tally), tally)


def first(source: Source) -> First | None:
    """The time in the first header, and whether it is of a table."""
    if not is_mrt(source.head):
        return None
    seconds, kind, _, _ = HEADER.unpack_from(source.head)
    return First(seconds, kind in {TABLE_DUMP, TABLE_DUMP_V2})


FORMAT = RouteFormat(name="mrt/1", sniff=is_mrt, first=first, elements=elements, counts=counts)
