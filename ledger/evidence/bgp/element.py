"""One routing element: what one peer said of one prefix at one instant, or what became of the peer's session."""

from enum import StrEnum
from typing import NamedTuple


class ElementKind(StrEnum):
    """As `bgpdump -m` letters them."""

    ANNOUNCE = "A"
    WITHDRAW = "W"
    RIB = "B"
    """A route that the peer held when the table was written."""
    STATE = "STATE"


class SegmentKind(StrEnum):
    """The four kinds of AS_PATH segment (RFC 4271, RFC 5065)."""

    SET = "{}"
    SEQUENCE = ""
    CONFED_SEQUENCE = "()"
    CONFED_SET = "[]"


class Segment(NamedTuple):
    """A stretch of an AS path."""

    kind: SegmentKind
    asns: tuple[int, ...]


Path = tuple[Segment, ...]


class Attributes(NamedTuple):
    """The path attributes of a route."""

    path: Path = ()
    origin: str = ""
    """IGP, EGP or INCOMPLETE; empty where none is given; so is `next_hop`."""
    next_hop: str = ""
    local_pref: int = 0
    """0 where none is given; so is `med`."""
    med: int = 0
    communities: tuple[str, ...] = ()
    """ "2914:420", or the name of a well-known one."""
    atomic: bool = False
    aggregator: str = ""
    """ "65000 192.0.2.1"."""


class Peer(NamedTuple):
    """A neighbour of the collector."""

    address: str
    asn: int


ESTABLISHED = 6
"""The state of a session that carries routes (RFC 6396, section 4.4.1)."""


class Element(NamedTuple):
    """What one peer said of one prefix, or a change of its session's state; a named tuple, for millions are made."""

    form: str
    """The kind of record as `bgpdump -m` names it: "BGP4MP", "TABLE_DUMP2"."""
    time_us: int
    """Microseconds since 1970, UTC."""
    kind: ElementKind
    peer: Peer
    prefix: str = ""
    """In CIDR form as sent; empty for STATE."""
    attributes: Attributes | None = None
    """None for WITHDRAW and STATE."""
    path_id: int | None = None
    """With ADD-PATH (RFC 7911)."""
    states: tuple[int, int] | None = None
    """Of STATE: before and after."""


def origins(path: Path) -> frozenset[int]:
    """The ASes that may have originated the route: the last one, or all of a closing AS_SET; empty for no path."""
    if not path:
        return frozenset()
    last = path[-1]
    return frozenset(last.asns) if last.kind is SegmentKind.SET else frozenset(last.asns[-1:])
