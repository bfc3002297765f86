"""Format of RIPE Atlas: ping and traceroute results, as a JSON array or lines: how much of what was sent was answered.

    {"type": "ping", "fw": 4610, "msm_id": 1, "prb_id": 2, "dst_addr": "192.0.2.1", "dst_name": "192.0.2.1",
     "timestamp": 1767225600, "step": 240, "sent": 3, "rcvd": 2, "result": [{"rtt": 20.5}, {"x": "*"}, {"rtt": 21.0}]}

The results of one measurement and target make a series at the schedule's step: the share of packets answered, or of
traceroutes that reached the target, of all probes together. The step stands in the result, or is the usual distance
between two results of one probe. Where there is none, or hardly any result, each is an observation of its own. Other
kinds (dns, sslcert, http, ntp) are counted, not read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

from ledger.evidence.atlas_results import KINDS, Result, result_of
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import shown
from ledger.evidence.json_stream import json_items
from ledger.evidence.parameters import PPM
from ledger.evidence.runs import Run, covered, run_observation, runs_taken, without_result
from ledger.evidence.sampled import MOST_SAMPLES, Covers, Sampled, nothing_wanted, sampled_evidence
from ledger.evidence.source import Source
from ledger.evidence.tally import Tally
from ledger.model.problem import Problem

PROVIDER = "RIPE Atlas"
LICENCE = "RIPE Atlas Service Terms and Conditions"
KIND, METHOD = "target_reached", "one result: the share of packets answered, or whether a traceroute reached its target"
OPENED = re.compile(rb"(?:\xef\xbb\xbf)?[\s\[]*\{")
KEYS = (b'"msm_id"', b'"prb_id"', b'"timestamp"')
LONGEST_STEP_S = 86_400
"""Schedules of RIPE Atlas are no longer."""
SPARSEST = 10
"""Fewer than one result in so many steps make no series."""
METRICS = {"ping": "packets_answered", "traceroute": "traceroutes_reached"}

Group = tuple[str, int, str]
"""Kind, measurement and target."""


@dataclass(frozen=True, slots=True)
class AtlasResults:
    """The results."""

    name: str = "ripe-atlas/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it begins with an object that has the keys of a result."""
        return OPENED.match(head) is not None and all(key in head for key in KEYS)

    def read(self, source: Source, asked: Asked) -> Evidence:
        """A series of each measurement and target that has a step, an observation of each result of the others."""
        dataset, tally = source.dataset(self.name, PROVIDER, LICENCE), Tally(source.path)
        given = list(_results(source, tally))
        tally.close()
        results = list(dict.fromkeys(given))
        groups: dict[Group, list[Result]] = defaultdict(list)
        for one in results:
            if one.is_decided and (asked.takes(one.target) or asked.takes(one.name or one.target)):
                groups[one.kind, one.measurement, one.target].append(one)
        undecided = sum(not one.is_decided for one in results)
        problems = [
            *tally.problems, *without_result(source.path, undecided, "failed at the probe itself"),
            *_doubled(source.path, len(given) - len(results)),
        ]  # fmt: skip
        if len(results) > undecided and not groups:
            problems.append(nothing_wanted(source.path, {one.target for one in results}))
        stepped = {group: step for group, found in groups.items() if (step := _step(found)) is not None}
        samples = [_sampled(group, groups[group], step, asked) for group, step in stepped.items()]
        single = [_run(one) for group, found in groups.items() if group not in stepped for one in found]
        made = sampled_evidence(dataset, samples, replace(asked, entities=()), problems)
        taken = runs_taken(single, replace(asked, entities=()))
        lone = {item.id: item for run in taken for item in [run_observation(run, KIND, METHOD, dataset, asked.subject)]}
        since, until = covered(tally)
        return replace(
            made, dataset=replace(dataset, since=since, until=until, entities=asked.entities),
            observations=made.observations + tuple(lone.values()),
        )  # fmt: skip


RESULTS = AtlasResults()


def _doubled(path: str, count: int) -> Iterator[Problem]:
    if count:
        what = f"{count} result{'s stand' if count != 1 else ' stands'} in it more than once; counted once."
        yield Problem(kind="duplicate_record", where=path, what=what)


def _results(source: Source, tally: Tally) -> Iterator[Result]:
    for line, item in json_items(source, tally):
        if item.get("type") not in KINDS:
            tally.strange(f"RIPE Atlas {shown(item.get('type'))}")
            continue
        try:
            result = result_of(item)
        except ValueError as error:
            tally.broken(str(error), line=line)
            continue
        tally.records += 1
        tally.saw(int(result.time.timestamp()))
        yield result


def _step(found: Sequence[Result]) -> int | None:
    """The step that most results give; else the usual distance between two of one probe; None without either."""
    given = Counter(one.step_s for one in found if one.step_s is not None)
    if not given:
        by_probe: dict[int, list[int]] = defaultdict(list)
        for one in found:
            by_probe[one.probe].append(int(one.time.timestamp()))
        given = Counter(later - earlier for times in by_probe.values() for earlier, later in pairwise(sorted(times)))
    step = max(given, key=lambda one: (given[one], -one), default=0)
    if not 1 <= step <= LONGEST_STEP_S:
        return None
    places = {int(one.time.timestamp()) // step for one in found}
    length = max(places) - min(places) + 1
    return step if length < MOST_SAMPLES and length <= len(places) * SPARSEST else None


def _sampled(group: Group, found: Sequence[Result], step: int, asked: Asked) -> Sampled:
    """The share of all that was sent in each step; None where nothing was."""
    sent: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    for one in found:
        place = int(one.time.timestamp()) // step
        sent[place] += one.sent
        answered[place] += one.answered
    probes = len({one.probe for one in found})
    first = min(sent)
    values = [Decimal(answered[at] * PPM // sent[at]) if sent[at] else None for at in range(first, max(sent) + 1)]
    kind, measurement, target = group
    name = found[0].name
    return Sampled(
        entity=target, metric=METRICS[kind], unit="ppm", step_s=step, values=values, covers=Covers(0, step),
        start=datetime.fromtimestamp(first * step, UTC), depth_kind="signal_drop",
        is_low=probes < asked.parameters.fewest_peers,
        note=f"Measurement {measurement} of {name or target} from {probes} probe{'s' if probes != 1 else ''}.",
    )  # fmt: skip


def _run(one: Result) -> Run:
    return Run(
        entity=one.target, also=tuple(filter(None, [one.name, f"probe {one.probe}"])), start=one.time,
        share_ppm=one.answered * PPM // one.sent, note=f"{one.kind} {one.measurement}: {one.answered} of {one.sent}.",
    )  # fmt: skip
