"""Format of OONI: web_connectivity measurements, as JSON lines or one by one; whether a site was blocked in each run.

    {"test_name": "web_connectivity", "measurement_start_time": "2026-01-01 00:00:00", "probe_asn": "AS64500",
     "probe_cc": "ZZ", "input": "https://www.example.com/", "test_keys": {"accessible": false, "blocking": "dns",
     "dns_consistency": "inconsistent", "dns_experiment_failure": "dns_nxdomain_error", ...}}

Each run is one observation of the site from one network: 1,000,000 ppm where OONI tells of blocking (dns, tcp_ip,
http-diff, http-failure), 0 where it tells of none. A run that came to no result says nothing; nor does the absence of
runs: where all is out there is no probe to tell. One run can be wrong, so the grade is low.
https://github.com/ooni/spec/blob/master/nettests/ts-017-web-connectivity.md
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ledger.evidence.entities import asn, country
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import Object, ShapeError, moment_at, object_at, shown, text_at
from ledger.evidence.json_stream import json_items
from ledger.evidence.parameters import PPM
from ledger.evidence.runs import Run, covered, run_observation, runs_taken, without_result
from ledger.evidence.sampled import nothing_wanted
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally

PROVIDER = "OONI"
LICENCE = "CC BY-NC-SA 4.0"
KIND, METHOD = "site_blocking", "one run of web_connectivity against its control; runs that are missing say nothing"
TEST = "web_connectivity"
OPENED = re.compile(rb"(?:\xef\xbb\xbf)?[\s\[]*\{")
KEYS = (b'"measurement_start_time"', b'"probe_asn"', b'"probe_cc"', b'"test_keys"', b'"test_name"', b'"report_id"')
FEWEST_KEYS = 3
WAYS = ("dns", "tcp_ip", "http-diff", "http-failure")
RESTS_ON = ("dns_experiment_failure", "http_experiment_failure", "dns_consistency")
"""What OONI's verdict rests on."""


@dataclass(frozen=True, slots=True)
class OoniMeasurements:
    """The measurements."""

    name: str = "ooni-web-connectivity/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it begins with an object that has the keys of a measurement."""
        return OPENED.match(head) is not None and sum(key in head for key in KEYS) >= FEWEST_KEYS

    def read(self, source: Source, asked: Asked) -> Evidence:
        """An observation from each run that came to a result."""
        dataset, tally = source.dataset(self.name, PROVIDER, LICENCE), Tally(source.path)
        runs = list(_runs(source, tally))
        decided = [run for run in runs if run is not None]
        taken = list(runs_taken(decided, asked))
        tally.close()
        problems = [*tally.problems, *without_result(source.path, len(runs) - len(decided), "came to no result")]
        if decided and not taken:
            problems.append(nothing_wanted(source.path, {run.entity for run in decided}))
        since, until = covered(tally)
        made = {item.id: item for run in taken for item in [run_observation(run, KIND, METHOD, dataset, asked.subject)]}
        return Evidence(
            dataset=replace(dataset, since=since, until=until, entities=asked.entities),
            observations=tuple(made.values()), problems=tuple(problems),
        )  # fmt: skip


MEASUREMENTS = OoniMeasurements()


def _runs(source: Source, tally: Tally) -> Iterator[Run | None]:
    """Every whole run; None for one that came to no result."""
    for line, item in json_items(source, tally):
        test = item.get("test_name")
        if test != TEST:
            tally.strange(f"OONI {shown(test)}")
            continue
        try:
            run = _run(item)
            tally.saw(int(moment_at(item, "measurement_start_time").timestamp()))
        except ValueError as error:
            tally.broken(str(error), line=line)
            continue
        tally.records += 1
        yield run


def _run(item: Object) -> Run | None:
    keys, start = object_at(item, "test_keys"), moment_at(item, "measurement_start_time")
    site, network = _site(text_at(item, "input")), asn(text_at(item, "probe_asn"))
    is_blocked, place = _is_blocked(keys), text_at(item, "probe_cc")
    if is_blocked is None:
        return None
    return Run(
        entity=site, also=(network, country(place)), start=start, share_ppm=PPM if is_blocked else 0,
        note=f"Seen from {network} in {place}: {_told(keys)}.",
    )  # fmt: skip


def _is_blocked(keys: Object) -> bool | None:
    """What OONI made of it; None where it came to no result."""
    blocking = keys.get("blocking")
    if blocking is None or blocking is False:
        return blocking
    if blocking in WAYS:
        return True
    raise ShapeError(f'blocking "{shown(blocking)}" is not known')


def _site(url: str) -> str:
    host = urlsplit(url).hostname
    if not host:
        raise ShapeError(f'"{shown(url)}" names no site')
    return host


def _told(keys: Object) -> str:
    blocking, accessible = keys.get("blocking"), keys.get("accessible")
    reached = "" if not isinstance(accessible, bool) else "accessible" if accessible else "not accessible"
    rests_on = [f"{key} {value}" for key in RESTS_ON if isinstance(value := keys.get(key), str) and value]
    return ", ".join([f"blocking {blocking}" if blocking else "no blocking", *filter(None, [reached]), *rests_on])
