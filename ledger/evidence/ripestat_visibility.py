"""Format of RIPEstat: visibility, how many full-feed peers of RIS saw an AS or a prefix at one time.

    {"data_call_name": "visibility", "data": {"resource": "192.0.2.0/24", "query_time": "2026-01-01T08:00:00",
     "visibilities": [{"probe": {"name": "RRC00", "city": "Amsterdam", "country": "NL"},
      "ipv4_full_table_peer_count": 20, "ipv4_full_table_peers_not_seeing": [{"asn": 64510, "ip": "198.51.100.1"}],
      "ipv6_full_table_peer_count": 0, "ipv6_full_table_peers_not_seeing": []}]}}

The shape is that of RIPEstat's documentation; no answer was at hand. All collectors together make two series of one
value for each address family that has peers: the peers with a full table, and those of them that saw it. One table in
eight hours tells of its own moment and of no other: no outage is looked for, and no verdict rests on it.
https://stat.ripe.net/docs/02.data-api/visibility.html
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ledger.evidence.answers import holds_keys, left_out, speaks_of, unreadable
from ledger.evidence.entities import network_of
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    moment_at,
    needed_list,
    object_at,
    object_of,
    text_at,
    whole_at,
)
from ledger.evidence.ripestat import CALL, LICENCE, PROVIDER, read_data, resource_at
from ledger.evidence.sampled import Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import Problem

STEP_S = 28_800
"""RIS writes a table at 00:00, 08:00 and 16:00 UTC."""
FAMILIES = (4, 6)
ALL_PEERS, SEEING = "full_feed_peers", "full_feed_peers_seeing"


@dataclass(frozen=True, slots=True)
class Visibility:
    """The answer."""

    name: str = "ripestat-visibility/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, CALL, "visibility") or holds_keys(head, "visibilities", "probe")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """The peers of each address family, and those that saw it."""
        data, told = read_data(source)
        problems = list(told)
        try:
            entity, moment = resource_at(data), moment_at(data, "query_time")
            items = needed_list(data, "visibilities")
        except ValueError as error:
            raise unreadable(source, PROVIDER, error) from error
        peers: Counter[str] = Counter()
        names: set[str] = set()
        for number, item in enumerate(items, start=1):
            try:
                peers.update(_peers(object_of(item, "it"), names))
            except ValueError as error:
                problems.append(left_out(source.path, f"Collector {number}", error))
        samples = list(_sampled(entity, moment, peers))
        if not samples:
            what = "The answer has no peer with a full table in it."
            problems.append(Problem(kind="no_rows", where=source.path, what=what))
        return sampled_evidence(source.dataset(self.name, PROVIDER, LICENCE), samples, asked, problems)


VISIBILITY = Visibility()


def _peers(item: Object, names: set[str]) -> dict[str, int]:
    """By metric, the peers of a collector whose name was not met before."""
    name = text_at(object_at(item, "probe"), "name")
    if name in names:
        raise ShapeError(f"{name} stands in it already")
    found: dict[str, int] = {}
    for family in FAMILIES:
        count = whole_at(item, f"ipv{family}_full_table_peer_count")
        unseeing = len(needed_list(item, f"ipv{family}_full_table_peers_not_seeing"))
        if not unseeing <= count:
            raise ShapeError(f"{unseeing} of {count} peers of {name} cannot be")
        found |= {_metric(ALL_PEERS, family): count, _metric(SEEING, family): count - unseeing}
    names.add(name)
    return found


def _metric(name: str, family: int) -> str:
    return f"{name}_v{family}"


def _sampled(entity: str, moment: datetime, peers: Counter[str]) -> Iterator[Sampled]:
    """Two series for each address family that has peers, of a prefix its own."""
    network = network_of(entity)
    for family in FAMILIES if network is None else (network.version,):
        if peers[_metric(ALL_PEERS, family)]:
            for name in (ALL_PEERS, SEEING):
                metric = _metric(name, family)
                yield Sampled(
                    entity=entity, metric=metric, unit="peers", step_s=STEP_S, start=moment,
                    values=(Decimal(peers[metric]),), is_searched=False,
                )  # fmt: skip
