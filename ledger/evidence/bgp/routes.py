"""Who holds which route: the state of each peer and prefix, from a table and the updates after it."""

from collections.abc import Iterable
from typing import NamedTuple

from ledger.evidence.bgp.element import Element, ElementKind, Path, Peer, origins
from ledger.evidence.bgp.wanted import SHORTEST, Network, network


class Turn(NamedTuple):
    """A peer lost or regained a watched prefix."""

    time_us: int
    gained: bool


class Routes:
    """Per peer, the path of each prefix it holds; and per prefix watched, who reaches it.

    A prefix is reached by a route to itself, or to one that covers it and has an origin that it had itself.
    """

    def __init__(self, watched: Iterable[str]) -> None:
        self.watched = tuple(watched)
        self._networks = [network(one) for one in self.watched]
        self._paths: dict[Peer, dict[str, Path]] = {}
        self._origins: dict[int, set[int]] = {}
        self._covered: dict[str, tuple[int, ...]] = {}
        self.holders: list[set[Peer]] = [set() for _ in self.watched]
        self.turns: list[Turn] = []
        """Every time a peer lost or regained a watched prefix; for the spread of an outage's ends."""

    def take(self, element: Element) -> tuple[int, ...]:
        """The state after this element; gives the places, in `watched`, of those whose holders may have changed."""
        held = self._paths.setdefault(element.peer, {})
        places = self._places(element.prefix)
        if element.kind is ElementKind.WITHDRAW or element.attributes is None:
            held.pop(element.prefix, None)
        else:
            path = element.attributes.path
            held[element.prefix] = path
            for place in places:
                if self.watched[place] == element.prefix:
                    self._origins.setdefault(place, set()).update(origins(path))
        for place in places:
            self._hold(element, place)
        return places

    def forget(self, peer: Peer) -> None:
        """Its session ended: it holds nothing."""
        self._paths.pop(peer, None)
        for holders in self.holders:
            holders.discard(peer)

    def path(self, peer: Peer, place: int) -> Path | None:
        """The peer's route to this prefix itself."""
        return self._paths.get(peer, {}).get(self.watched[place])

    def _hold(self, element: Element, place: int) -> None:
        peer, holders = element.peer, self.holders[place]
        reaches = self._reaches(peer, place)
        if reaches == (peer in holders):
            return
        (holders.add if reaches else holders.discard)(peer)
        if element.kind is not ElementKind.RIB:
            self.turns.append(Turn(element.time_us, reaches))

    def _reaches(self, peer: Peer, place: int) -> bool:
        held = self._paths[peer]
        if self.watched[place] in held:
            return True
        own = self._origins.get(place, set())
        return any(place in self._places(prefix) and not own.isdisjoint(origins(path)) for prefix, path in held.items())

    def _places(self, prefix: str) -> tuple[int, ...]:
        """The watched prefixes that this one is or covers."""
        if prefix not in self._covered:
            this = network(prefix)
            self._covered[prefix] = tuple(n for n, one in enumerate(self._networks) if _covers(this, one))
        return self._covered[prefix]


def _covers(this: Network, other: Network) -> bool:
    if this.version != other.version or this.prefixlen > other.prefixlen:
        return False
    if this == other:
        return True
    return this.prefixlen >= SHORTEST[this.version] and bool(this.overlaps(other))
