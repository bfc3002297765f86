"""An element as a line of `bgpdump -m`, and back: the field's common text form.

    BGP4MP|1445565678|A|206.220.231.55|3856|175.45.176.0/24|3856 2914 1239 4837 131279|IGP|206.220.231.55|0|0||NAG||
    BGP4MP|1445565678|W|206.220.231.55|3856|175.45.176.0/24
    BGP4MP|1445565678|STATE|206.220.231.55|3856|6|1

Times with microseconds stand in records of type _ET; a RIB with ADD-PATH has the path identifier after the prefix.
"""

import re
from functools import lru_cache

from ledger.evidence.bgp.element import Attributes, Element, ElementKind, Path, Peer, Segment, SegmentKind
from ledger.evidence.bgp.wanted import network

LINE = re.compile(rb"[A-Z0-9_]{3,24}\|\d{1,12}(?:\.\d{6})?\|(?:A|W|B|STATE)\|[0-9a-fA-F.:]+\|\d+\|")
"""How every line begins."""
ADD_PATH = "TABLE_DUMP2_AP"
NO_ORIGIN, NO_NEXT_HOP = "INCOMPLETE", "255.255.255.255"
"""What `bgpdump` prints for a route that gives none."""
MILLION = 1_000_000
LARGEST_ASN = 2**32
SEGMENTS = {"{": SegmentKind.SET, "(": SegmentKind.CONFED_SEQUENCE, "[": SegmentKind.CONFED_SET}
PART = re.compile(r"\{[\d,]*\}|\([\d ]*\)|\[[\d,]*\]|\d+(?: \d+)*")
PATH = re.compile(rf"(?:(?:{PART.pattern})(?: |$))*")
FEWEST_FIELDS = {ElementKind.ANNOUNCE: 14, ElementKind.WITHDRAW: 6, ElementKind.RIB: 14, ElementKind.STATE: 7}
ADDRESS = re.compile(r"[0-9a-fA-F.:]{2,45}")
TIME = re.compile(r"\d{1,10}(?:\.\d{6})?", re.ASCII)
NUMBER = re.compile(r"\d{1,10}", re.ASCII)


def line_of(element: Element) -> str:
    """The line, without its end."""
    head = f"{element.form}|{_time(element)}|{element.kind}|{element.peer.address}|{element.peer.asn}"
    if element.states:
        return f"{head}|{element.states[0]}|{element.states[1]}"
    if element.attributes is None:
        return f"{head}|{element.prefix}"
    route = element.attributes
    number = f"|{element.path_id}" if element.form == ADD_PATH else ""
    atomic = "AG" if route.atomic else "NAG"
    origin, hop = route.origin or NO_ORIGIN, route.next_hop or NO_NEXT_HOP
    return (
        f"{head}|{element.prefix}{number}|{path_text(route.path)}|{origin}|{hop}|{route.local_pref}"
        f"|{route.med}|{' '.join(route.communities)}|{atomic}|{route.aggregator}|"
    )


def element_of(line: str) -> Element:
    """The element that the line tells.

    Raises:
        ValueError: with what is wrong.
    """
    fields = line.rstrip("\r\n").split("|")
    if len(fields) < min(FEWEST_FIELDS.values()):
        raise ValueError("the line has too few fields")
    form, time, letter, address, asn, *rest = fields
    kind = ElementKind(letter)
    if len(fields) < FEWEST_FIELDS[kind] + (form == ADD_PATH):
        raise ValueError(f"a line of kind {kind} has at least {FEWEST_FIELDS[kind]} fields, this has {len(fields)}")
    if any(fields[FEWEST_FIELDS[kind] + (form == ADD_PATH) :]):
        raise ValueError(f"a line of kind {kind} ends after {FEWEST_FIELDS[kind]} fields")
    if not ADDRESS.fullmatch(address):
        raise ValueError(f'"{address}" is no address')
    peer = Peer(address, _number(asn))
    base = Element(form, _microseconds(time), kind, peer)
    if kind is ElementKind.STATE:
        return base._replace(states=(_number(rest[0]), _number(rest[1])))
    network(rest[0])
    if kind is ElementKind.WITHDRAW:
        return base._replace(prefix=rest[0])
    number = _number(rest.pop(1)) if form == ADD_PATH else None
    return base._replace(prefix=rest[0], path_id=number, attributes=_attributes(rest[1:]))


def path_text(path: Path) -> str:
    """As `bgpdump` writes a path: sets in braces, confederations in parentheses and brackets."""
    return " ".join(_segment_text(segment) for segment in path)


@lru_cache(maxsize=65_536)
def path_of(text: str) -> Path:
    """The path that the text writes.

    Raises:
        ValueError: when it is none.
    """
    if not PATH.fullmatch(text):
        raise ValueError(f'"{text}" is no AS path')
    return tuple(_segment(part) for part in PART.findall(text))


def _segment_text(segment: Segment) -> str:
    if segment.kind is SegmentKind.SEQUENCE:
        return " ".join(map(str, segment.asns))
    marks = segment.kind.value
    between = " " if segment.kind is SegmentKind.CONFED_SEQUENCE else ","
    return f"{marks[0]}{between.join(map(str, segment.asns))}{marks[1]}"


def _segment(part: str) -> Segment:
    kind = SEGMENTS.get(part[0], SegmentKind.SEQUENCE)
    return Segment(kind, tuple(_number(word) for word in re.findall(r"\d+", part)))


def _attributes(fields: list[str]) -> Attributes:
    path, origin, next_hop, local_pref, med, communities, atomic, aggregator, *_ = fields
    return Attributes(
        path=path_of(path), origin=origin, next_hop=next_hop, local_pref=_number(local_pref or "0"),
        med=_number(med or "0"), communities=tuple(communities.split()), atomic=atomic == "AG", aggregator=aggregator,
    )  # fmt: skip


def _time(element: Element) -> str:
    seconds, micro = divmod(element.time_us, MILLION)
    return f"{seconds}.{micro:06d}" if element.form.endswith("_ET") else str(seconds)


def _microseconds(text: str) -> int:
    if not TIME.fullmatch(text):
        raise ValueError(f'"{text}" is no time')
    seconds, _, micro = text.partition(".")
    return _number(seconds) * MILLION + int(micro or 0)


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text) or int(text) >= LARGEST_ASN:
        raise ValueError(f'"{text}" is no number of 32 bits')
    return int(text)
