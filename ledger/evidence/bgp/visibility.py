"""How many prefixes were visible at each instant: exact change points from tables and updates in order of time.

A prefix is visible while more than half of the voters in session reach it. A voter is a peer, or an AS with all its
peers (`by_asn`). While too few are in session nothing is known.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from ledger.evidence.bgp.element import Element, ElementKind, Peer
from ledger.evidence.bgp.peers import Sessions
from ledger.evidence.bgp.routes import Routes
from ledger.evidence.parameters import PPM, Parameters

Voter = Callable[[Peer], Hashable]


class Follower(Protocol):
    """Who looks again when something has changed."""

    def look(self, peers: Iterable[Peer], places: Iterable[int] | None) -> None:
        """These peers' routes to these prefixes may have changed; None: who is in session has."""
        ...


class Change(NamedTuple):
    """From this instant on so many prefixes were visible, until the next change."""

    time_us: int
    visible: int | None
    """None while too few peers were in session."""
    peers: int
    """How many voters were in session."""


def by_peer(peer: Peer) -> Hashable:
    """Every peer votes."""
    return peer


def by_asn(peer: Peer) -> Hashable:
    """Every AS votes, with all its peers as one."""
    return peer.asn


class Visibility:
    """The count, kept up to date element by element."""

    def __init__(self, routes: Routes, sessions: Sessions, parameters: Parameters, voter: Voter = by_peer) -> None:
        self._routes, self._sessions, self._parameters, self._voter = routes, sessions, parameters, voter
        self._visible = [False] * len(routes.watched)
        self._voters = 0
        self.look((), None)

    def look(self, peers: Iterable[Peer], places: Iterable[int] | None) -> None:
        """Counts again who reaches these prefixes; all, and the voters, when who is in session has changed."""
        del peers
        if places is None:
            self._voters = len(self._votes(self._sessions.present))
            places = range(len(self._visible))
        for place in places:
            votes = len(self._votes(self._routes.holders[place] & self._sessions.present))
            self._visible[place] = votes * PPM > self._voters * self._parameters.visible_ppm

    def now(self, time_us: int) -> Change:
        """The count as it stands."""
        present = self._sessions.present
        asns = len({peer.asn for peer in present})
        few = len(present) < self._parameters.fewest_peers or asns < self._parameters.fewest_peer_asns
        return Change(time_us, None if few else sum(self._visible), self._voters)

    def _votes(self, peers: Iterable[Peer]) -> set[Hashable]:
        return {self._voter(peer) for peer in peers}


def follow(
    elements: Iterable[Element], routes: Routes, sessions: Sessions, followers: Sequence[Follower]
) -> Iterator[int]:
    """Takes the elements in; yields each instant once all that happened at it is taken in, for followers to be read.

    Args:
        elements: in order of time.
        routes: as they stand before the first element.
        sessions: as they stand then.
        followers: to be kept up to date.
    """
    now: int | None = None
    for element in elements:
        for at, peer in sessions.returns(element.time_us):
            if now is not None and now != at:
                yield now
            now = at
            sessions.present.add(peer)
            _tell(followers, peer, None)
        if now is not None and element.time_us != now:
            yield now
        now = element.time_us
        if element.kind is ElementKind.STATE:
            if sessions.change(element):
                routes.forget(element.peer)
                _tell(followers, element.peer, None)
        elif element.peer in sessions.known:
            _tell(followers, element.peer, routes.take(element))
    if now is not None:
        yield now


def _tell(followers: Sequence[Follower], peer: Peer, places: Iterable[int] | None) -> None:
    for follower in followers:
        follower.look((peer,), places)
