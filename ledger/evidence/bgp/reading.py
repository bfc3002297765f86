"""The wanted elements of files, each file's tally kept; which prefixes a selection comes to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ledger.evidence.bgp.element import Element, ElementKind, origins
from ledger.evidence.bgp.files import RouteFile
from ledger.evidence.bgp.wanted import Network, Wanted, network
from ledger.evidence.tally import Tally

MOST_KEPT = 200_000
"""How many elements are kept in memory for the next time they are asked for: about 100 MB."""


class Library:
    """Reads files as often as asked, and keeps what became of each.

    Attributes:
        wanted: what is read; with origins, their prefixes too, which withdrawals name alone.
        tallies: by path, of the latest reading.
    """

    def __init__(self, files: Sequence[RouteFile], wanted: Wanted) -> None:
        self.tallies: dict[str, Tally] = {}
        self.wanted = wanted
        self._kept: dict[str, list[Element]] = {}
        self._room = MOST_KEPT
        if wanted.origins:
            found = frozenset(self._prefixes_of(files, wanted.origins))
            self.wanted = replace(wanted, prefixes=wanted.prefixes | found)
            self._kept, self._room = {}, MOST_KEPT

    def read(self, file: RouteFile) -> list[Element]:
        """The wanted elements of a file; kept while there is room, for files are asked for more than once."""
        path = file.source.path
        if path in self._kept:
            return self._kept[path]
        tally = Tally(path)
        found = list(file.form.elements(file.source, tally, self.wanted))
        tally.close()
        self.tallies[path] = tally
        if len(found) <= self._room:
            self._kept[path] = found
            self._room -= len(found)
        return found

    def watched(self, elements: Iterable[Element], asked: Wanted) -> tuple[str, ...]:
        """The prefixes to be watched: those seen that lie in what was asked for, or were of an origin asked for.

        A prefix asked for of which no part was seen is watched itself: something may cover it.
        """
        seen = {network(element.prefix) for element in elements if element.kind is not ElementKind.STATE}
        own = self.wanted.prefixes - asked.prefixes
        inside = {one for one in seen if one in own or any(_lies_in(one, other) for other in asked.prefixes)}
        bare = {one for one in asked.prefixes if not any(_lies_in(other, one) for other in inside)}
        return tuple(map(str, sorted(inside | bare, key=lambda one: (one.version, one))))

    def _prefixes_of(self, files: Sequence[RouteFile], asns: frozenset[int]) -> Iterator[Network]:
        for file in files:
            for element in self.read(file):
                route = element.attributes
                if route and not asns.isdisjoint(origins(route.path)):
                    yield network(element.prefix)


def _lies_in(one: Network, other: Network) -> bool:
    return one.version == other.version and one.prefixlen >= other.prefixlen and bool(one.overlaps(other))
