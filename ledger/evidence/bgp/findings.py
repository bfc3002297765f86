"""What a run saw as observations: outages, flaps, routes present, upstreams, and time that nothing is known of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ledger.evidence.bgp.change_points import About, moment, readings, series_of
from ledger.evidence.bgp.routes import Turn
from ledger.evidence.bgp.run import MILLION, Look, Seen
from ledger.evidence.bgp.upstreams import Through, stretches
from ledger.evidence.detect import Grain, Outage, Reading, exact, find_outages, is_flap, sampled
from ledger.evidence.identity import named
from ledger.evidence.outages import Measured, observed
from ledger.evidence.parameters import PPM, Parameters
from ledger.evidence.unmeasured import FEW_PEERS, GAP, unmeasured, without_baseline
from ledger.model.evidence import EvidenceBasis, Grade, Observation, Series
from ledger.model.record import instant

SPREAD_AROUND_S = 600
"""Peers that turned so long before or after an end belong to it."""


def observations_of(seen: Seen, about: About) -> tuple[Observation, ...]:
    """All that was found."""
    if not seen.looks:
        return ()
    series = series_of(seen, about)[0]
    found = list(_outages(seen, about.parameters))
    of = _measured(seen, about, series)
    outages = [one for one in found if not is_flap(one, about.parameters)]
    flaps = [one for one in found if is_flap(one, about.parameters)]
    made: list[Observation] = []
    for outage in outages:
        made += observed(outage, replace(of, grade=_grade(outage, seen, about), note=_note(outage, seen)))
    made += _flaps(flaps, seen, of)
    made += _presence(seen, of, series)
    made += _unknown(seen, of, about)
    made += (_upstream(one, of) for one in _through(seen, about.parameters))
    return tuple(made)


def _outages(seen: Seen, parameters: Parameters) -> Iterator[Outage]:
    if not seen.is_sampled:
        every = (one for look in seen.looks for one in readings(look.changes, look.until_us))
        return find_outages(every, exact(parameters), parameters)
    samples = [Reading(second, second, look.changes[0].visible) for look in seen.looks
               if look.changes[0].visible is not None and (second := look.since_us // MILLION)]  # fmt: skip
    return find_outages(samples, _grain(samples, parameters), parameters)


def _grain(samples: Sequence[Reading], parameters: Parameters) -> Grain:
    """That of the closest two samples."""
    return sampled(
        min((later.first_s - earlier.first_s for earlier, later in pairwise(samples)), default=1), parameters
    )


def _measured(seen: Seen, about: About, series: Series) -> Measured:
    asns = len({peer.asn for peer in seen.peers})
    seed = "inferred from withdrawals" if seen.is_inferred else "seeded by a table"
    method = (
        f"routes/1: {len(seen.watched)} prefixes, {len(seen.peers)} peers in {asns} ASes, {seed}; "
        f"{about.parameters.spelled_of_routes()}; {about.parameters.spelled()}"
    )
    return Measured(
        dataset=about.dataset, series=series.id, entity=about.entity, subject=about.subject, provider=about.provider,
        grade=Grade.MODERATE, method=method, peers=asns,
    )  # fmt: skip


def _grade(outage: Outage, seen: Seen, about: About) -> Grade:
    """High with exact changes, half a baseline of history and no time unknown; low where it is inferred or coarse."""
    if seen.is_inferred or seen.is_sampled:
        return Grade.LOW
    is_long = outage.history * 2 >= about.parameters.baseline_s
    return Grade.HIGH if is_long and not seen.unknown else Grade.MODERATE


def _note(outage: Outage, seen: Seen) -> str:
    turns = [turn for look in seen.looks for turn in look.turns]
    parts = [f"Normal were {outage.baseline} prefixes (median of {outage.history} s); the lowest was {outage.lowest}."]
    lost = _spread([turn for turn in turns if not turn.gained], outage.first_down_s)
    if lost:
        parts.append(f"Peers lost the routes from {lost[0]} to {lost[1]} (10th to 90th percentile).")
    back = _spread([turn for turn in turns if turn.gained], outage.first_good_s)
    if back:
        parts.append(f"They had them again from {back[0]} to {back[1]}.")
    return " ".join(parts)


def _spread(turns: Sequence[Turn], second: int | None) -> tuple[str, str] | None:
    """The 10th and the 90th percentile of the turns about this second."""
    if second is None:
        return None
    near = sorted(turn.time_us for turn in turns if abs(turn.time_us // MILLION - second) <= SPREAD_AROUND_S)
    if not near:
        return None
    low, high = near[(len(near) - 1) // 10], near[-1 - (len(near) - 1) // 10]
    return instant(moment(low // MILLION)), instant(moment(high // MILLION))


def _common(of: Measured, kind: str, window: tuple[int, int]) -> Observation:
    start, end = moment(window[0]), moment(window[1])
    return Observation(
        id="", dataset=of.dataset, kind=kind, entity=of.entity, subject=of.subject, group=None, low=None, high=None,
        unit="none", name=None, window_start=start, window_end=end, provider=of.provider, basis=EvidenceBasis.RAW,
        grade=of.grade, url=None, method=of.method, peers=of.peers,
    )  # fmt: skip


def _window(seen: Seen) -> tuple[int, int]:
    return seen.looks[0].since_us // MILLION, max(
        seen.looks[-1].until_us // MILLION, seen.looks[0].since_us // MILLION + 1
    )


def _flaps(flaps: Sequence[Outage], seen: Seen, of: Measured) -> Iterator[Observation]:
    """How often it was down too briefly for an outage; instability is evidence too."""
    if flaps:
        down_s = sum(flap.first_good_s - flap.last_good_s - 1 for flap in flaps if flap.first_good_s is not None)
        count = len(flaps)
        note = f"Down {count} times for less than an outage lasts, {down_s} s in all."
        base = _common(of, "flaps", _window(seen))
        yield named(replace(base, low=count, high=count + 1, point=count, unit="count", note=note))


def _presence(seen: Seen, of: Measured, series: Series) -> Iterator[Observation]:
    """The fewest and the most prefixes that were visible: routes present, whatever became of traffic."""
    values = [value for value in series.values if value is not None]
    if values:
        base = _common(of, "routes_present", _window(seen))
        yield named(replace(base, low=min(values), high=max(values) + 1, unit="networks"))


def _unknown(seen: Seen, of: Measured, about: About) -> Iterator[Observation]:
    """Time of which nothing is known, with the reason in the note."""
    for stretch in seen.unknown:
        yield unmeasured(of, stretch.since_s, stretch.until_s, GAP)
    for look in seen.looks:
        for since_us, until_us in _too_few(look):
            yield unmeasured(of, since_us // MILLION, -(-until_us // MILLION), FEW_PEERS)
    known = [one for look in seen.looks for one in readings(look.changes, max(look.until_us, look.since_us + MILLION))]
    yield from without_baseline(of, known, exact(about.parameters) if not seen.is_sampled else Grain(1, 1))


def _too_few(look: Look) -> Iterator[tuple[int, int]]:
    ends = [change.time_us for change in look.changes[1:]] + [look.until_us]
    since: int | None = None
    for change, end in zip(look.changes, ends, strict=True):
        if change.visible is None:
            since = change.time_us if since is None else since
            until = end
        elif since is not None:
            yield since, until
            since = None
    if since is not None:
        yield since, until


def _through(seen: Seen, parameters: Parameters) -> Iterator[Through]:
    for look in seen.looks:
        yield from stretches(look.shares, max(look.until_us, look.since_us + MILLION), parameters)


def _upstream(one: Through, of: Measured) -> Observation:
    window = one.since_us // MILLION, max(-(-one.until_us // MILLION), one.since_us // MILLION + 1)
    base = _common(replace(of, peers=one.peer_asns), "upstream", window)
    return named(
        replace(base, low=one.least_ppm, high=min(one.most_ppm, PPM) + 1, unit="ppm", name=f"AS{one.asn}", asn=one.asn)
    )
