"""Damages files of every kind and reads them: no reader may crash, hang, or lose something in silence.

    PYTHONPATH=.:tests/simulation python tests/bench/mutations.py 10000

A file that reads like the whole one but gives fewer values, and says nothing of it, is printed: a damage may really say
something else now (a digit, a null), so those are looked at by eye.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable

import collector
import published
from damage import damaged

from ledger.evidence import ripestat_routes, ris_live
from ledger.evidence.bgp import bgpdump_text
from ledger.evidence.bgp.bgpdump_line import line_of
from ledger.evidence.bgp.element import Attributes, Peer, Segment, SegmentKind
from ledger.evidence.bgp.wanted import wanted
from ledger.evidence.format import Asked
from ledger.evidence.mrt.read import is_mrt, read_mrt
from ledger.evidence.read import understand
from ledger.evidence.routing import read_routes, route_format
from ledger.evidence.source import Source, source_of
from ledger.evidence.tally import Tally
from ledger.model.problem import LedgerError
from ledger.model.record import to_plain

SLOW_S = 5.0
EVERY = wanted(["0.0.0.0/0", "::/0"])
TABLES = {
    "observations-csv/1": b"kind,entity,value,unit\noutage_duration,AS1,60,s\noutage_extent,AS1,88,%\n",
    "observations-json/1": b'[{"kind": "outage_duration", "entity": "AS1", "value": 9.5, "unit": "h"}]',
    "series-json/1": b'{"entity": "A", "metric": "m", "unit": "u", "step": "300", "basis": "raw", "points": ['
    b'{"time": "2014-01-01T00:00Z", "value": 4}, {"time": "2014-01-01T00:05Z", "value": 4}]}',
    "series-csv/1": b"# entity: A\n# metric: m\n# unit: u\n# step: 300\n# basis: raw\ntime,value\n"
    b"2014-01-01T00:00Z,4\n2014-01-01T00:05Z,4\n2014-01-01T00:10Z,4\n2014-01-01T00:15Z,0\n2014-01-01T00:20Z,4\n",
}


def mrt() -> bytes:
    """A small table and a few updates."""
    peers = (Peer("192.0.2.1", 64_501), Peer("198.51.100.7", 200_001))
    route = Attributes(path=(Segment(SegmentKind.SEQUENCE, (64_501, 64_500)),), origin="IGP", next_hop="192.0.2.1")
    held = {"203.0.113.0/24": {0: route, 1: route}}
    at = published.START_S * 1_000_000
    told = collector.Message(("203.0.113.0/24", "198.51.100.0/25"), ("192.0.2.0/24",), route)
    return (
        collector.table(at, peers, held)
        + b"".join(collector.state(at, peer, 6, 1) for peer in peers)
        + b"".join(collector.update(at + n, peers[n % 2], told, collector.Form(16 + n % 2)) for n in range(6))
    )


def lines() -> bytes:
    """The same as the text of bgpdump -m."""
    return "".join(f"{line_of(one)}\n" for one in read_mrt([mrt()], Tally("mrt"))).encode()


def whole_run(data: bytes) -> tuple[str, int, int]:
    """What a run over routes makes of it."""
    found = list(read_routes([source_of("damaged", data)], Asked(entities=("203.0.113.0/24", "AS64500"))))
    values = sum(len(one.observations) + len(one.series) for one in found)
    return "routes", values, sum(len(one.problems) for one in found)


def outcome(data: bytes) -> tuple[str, int, int]:
    """What came of it: how it was read, how many values it gave, how many problems."""
    source = source_of("damaged", data)
    if route_format(source):
        whole_run(data)
    for name, knows, read in ROUTES:
        if knows(source.head):
            tally = Tally("damaged")
            found = len(list(read(source, tally)))
            tally.close()
            return name, found, len(tally.problems)
    made = understand(source)
    to_plain(made.dataset)
    to_plain(made.problems)
    to_plain(made.series)
    values = sum(value is not None for series in made.series for value in series.values)
    counted = values or len(to_plain(made.observations))
    return made.dataset.format, counted, len(made.problems)


ROUTES: tuple[tuple[str, Callable[[bytes], bool], Callable[[Source, Tally], Iterable[object]]], ...] = (
    ("mrt", is_mrt, lambda source, tally: read_mrt(source.pieces(tally), tally)),
    ("bgpdump-m", bgpdump_text.sniff, lambda source, tally: bgpdump_text.elements(source, tally, EVERY)),
    ("ripestat-routes", ripestat_routes.is_routes, ripestat_routes.read_elements),
    ("ris-live", ris_live.is_routes, ris_live.read_elements),
)  # fmt: skip


def say(line: str) -> None:
    """Prints a line."""
    sys.stdout.write(line + "\n")


def main(count: int) -> None:
    """Damages and reads so many files."""
    whole = published.every() | TABLES | {"mrt": mrt(), "bgpdump-m": lines()}
    expected = {name: outcome(data) for name, data in whole.items()}
    came_of: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        name = list(whole)[number % len(whole)]
        data = damaged(whole[name], random.Random(number))  # noqa: S311  no secret
        began = time.perf_counter()
        try:
            form, values, problems = outcome(data)
        except LedgerError as error:
            came_of["an error in one line"] += 1
            if "\n" in str(error):
                say(f"two lines: {number} {name} {error!r}")
            continue
        finally:
            slowest = max(slowest, time.perf_counter() - began)
        came_of["problems" if problems else "read whole"] += 1
        if not problems and form == expected[name][0] and values < expected[name][1]:
            silent[name] += 1
            if "-v" in sys.argv:
                say(f"fewer: {number} {name}: {values} of {expected[name][1]}: {data[:3000]!r}")
    say(f"{count} files, {dict(came_of)}; slowest {slowest:.2f} s; fewer values and no problem: {dict(silent)}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
