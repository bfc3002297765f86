"""Format: the text of `bgpdump -m`, tables and updates."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ledger.evidence.bgp.bgpdump_line import LINE, element_of
from ledger.evidence.bgp.element import Element, ElementKind, Peer
from ledger.evidence.bgp.files import MILLION, First, RouteFormat
from ledger.evidence.bgp.wanted import Wanted
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally

PREFIX_FIELD = 5
LONGEST = 1 << 20
"""A line of more bytes is none."""


def elements(source: Source, tally: Tally, wanted: Wanted) -> Iterator[Element]:
    """The wanted elements, line by line; a line that cannot be read is told with its number."""
    for element in _all(source.pieces(tally), tally, wanted):
        if wanted.takes(element):
            yield element


def counts(source: Source) -> Counter[Peer]:
    """How many IPv4 routes each peer has in a table."""
    found: Counter[Peer] = Counter()
    for line in _lines(source.pieces(Tally(source.path)), Tally(source.path)):
        fields = line.split("|", PREFIX_FIELD + 1)
        is_route = len(fields) > PREFIX_FIELD and fields[2] == ElementKind.RIB and ":" not in fields[PREFIX_FIELD]
        if is_route and fields[4].isdigit():
            found[Peer(fields[3], int(fields[4]))] += 1
    return found


def first(source: Source) -> First | None:
    """What the first line says."""
    fields = source.head.decode("utf-8", errors="replace").split("|", 3)
    return First(int(fields[1].partition(".")[0]), fields[2] == ElementKind.RIB) if sniff(source.head) else None


def sniff(head: bytes) -> bool:
    """Whether these first bytes are such a line."""
    return LINE.match(head) is not None


FORMAT = RouteFormat(name="bgpdump-m/1", sniff=sniff, first=first, elements=elements, counts=counts)


def _all(pieces: Iterable[bytes], tally: Tally, wanted: Wanted) -> Iterator[Element]:
    for number, line in enumerate(_lines(pieces, tally), start=1):
        if not line.strip():
            continue
        tally.records += 1
        try:
            if not _may_be_wanted(line, wanted):
                _saw(line, tally)
                continue
            element = element_of(line)
        except ValueError as fault:
            tally.broken(str(fault), line=number)
            continue
        tally.saw(element.time_us // MILLION)
        yield element


def _may_be_wanted(line: str, wanted: Wanted) -> bool:
    """A quick look at the prefix, or for an origin's number, before the whole line is taken apart."""
    if wanted.origins and any(str(asn) in line for asn in wanted.origins):
        return True
    fields = line.split("|", PREFIX_FIELD + 1)
    if len(fields) <= PREFIX_FIELD or fields[2] == ElementKind.STATE:
        return True
    return wanted.names(fields[PREFIX_FIELD].rstrip("\r\n"))


def _saw(line: str, tally: Tally) -> None:
    time = line.split("|", 2)[1].partition(".")[0]
    if time.isdigit():
        tally.saw(int(time))


def _lines(pieces: Iterable[bytes], tally: Tally) -> Iterator[str]:
    left = b""
    for piece in pieces:
        *whole, left = (left + piece).split(b"\n")
        yield from (line.decode("utf-8", errors="replace") for line in whole)
        if len(left) > LONGEST:
            tally.cut("A line does not end; the rest of the file is lost.")
            return
    if left:
        yield left.decode("utf-8", errors="replace")
