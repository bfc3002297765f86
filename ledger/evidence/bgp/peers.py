"""Which peers count: those with a full feed, in session, and not just back from a reset."""

from collections.abc import Iterable, Mapping

from ledger.evidence.bgp.element import ESTABLISHED, Element, Peer
from ledger.evidence.parameters import PPM, Parameters

MILLION = 1_000_000


def full_feeds(counts: Mapping[Peer, int], parameters: Parameters) -> frozenset[Peer]:
    """The peers that hold most of the largest table; all when nothing is counted."""
    largest = max(counts.values(), default=0)
    return frozenset(peer for peer, count in counts.items() if count * PPM >= largest * parameters.full_feed_ppm)


class Sessions:
    """Who is present: the denominator of every share. Changes come in order of time."""

    def __init__(self, peers: Iterable[Peer], parameters: Parameters) -> None:
        self._hold_us = parameters.reset_hold_s * MILLION
        self.known = frozenset(peers)
        self.present: set[Peer] = set(self.known)
        self._back: dict[Peer, int] = {}

    def returns(self, before_us: int) -> list[tuple[int, Peer]]:
        """Those that are present again by this time, each with its time, in order of it; asked before every element."""
        due = sorted((at, peer) for peer, at in self._back.items() if at <= before_us)
        for _, peer in due:
            del self._back[peer]
        return due

    def change(self, element: Element) -> bool:
        """Takes a change of state in; whether the peer has just left, so that what it held is void."""
        peer = element.peer
        if element.states is None or peer not in self.known:
            return False
        if element.states[1] == ESTABLISHED:
            if peer not in self.present:
                self._back[peer] = element.time_us + self._hold_us
            return False
        self._back.pop(peer, None)
        was_there = peer in self.present
        self.present.discard(peer)
        return was_there
