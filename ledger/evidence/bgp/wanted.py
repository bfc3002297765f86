"""Which routes are wanted: those to some prefixes, with what covers and divides them, and those of some origins."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network

from ledger.evidence.bgp.element import Element, ElementKind, origins
from ledger.model.problem import UsageError

Network = IPv4Network | IPv6Network
SHORTEST = {4: 8, 6: 19}
"""A prefix shorter than this is a default route or a mistake, and makes nothing reachable that it covers."""
LARGEST_ASN = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A selection of routes; empty ones select nothing."""

    prefixes: frozenset[Network] = frozenset()
    origins: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.prefixes or self.origins)

    def takes(self, element: Element) -> bool:
        """Whether the element speaks of a wanted route; session states always do."""
        if element.kind is ElementKind.STATE:
            return True
        if self.names(element.prefix):
            return True
        route = element.attributes
        return bool(self.origins and route and not self.origins.isdisjoint(origins(route.path)))

    def names(self, prefix: str) -> bool:
        """Whether this prefix is, holds or divides a wanted one.

        Raises:
            ValueError: when it is no prefix.
        """
        return bool(self.prefixes) and any(_meets(network(prefix), one) for one in self.prefixes)


def wanted(names: Iterable[str]) -> Wanted:
    """What these entities select: "AS131279", "175.45.176.0/22"; others ("KP", a domain) select no routes.

    Raises:
        UsageError: when a name looks like a prefix or an AS number and is none.
    """
    prefixes: set[Network] = set()
    asns: set[int] = set()
    for name in names:
        if "/" in name:
            prefixes.add(_prefix(name))
        elif name[:2].upper() == "AS" and name[2:3].isdigit():
            asns.add(_asn(name))
    return Wanted(prefixes=frozenset(prefixes), origins=frozenset(asns))


@lru_cache(maxsize=65_536)
def network(text: str) -> Network:
    """The prefix that a route names; bits beyond its length are dropped.

    Raises:
        ValueError: when it is none.
    """
    return ip_network(text, strict=False)


def _meets(one: Network, other: Network) -> bool:
    """Whether one holds the other, and neither is a default route."""
    if one.version != other.version or one.prefixlen < SHORTEST[one.version]:
        return False
    return bool(one.overlaps(other))


def _prefix(name: str) -> Network:
    try:
        return ip_network(name)
    except ValueError as error:
        raise UsageError(f'"{name}" is no prefix ({error})', todo="write --entity 175.45.176.0/22") from error


def _asn(name: str) -> int:
    number = name[2:]
    if not (
        number.isascii() and number.isdigit() and len(number) <= len(str(LARGEST_ASN)) and int(number) < LARGEST_ASN
    ):
        raise UsageError(f'"{name}" is no AS number', todo="write --entity AS131279")
    return int(number)
