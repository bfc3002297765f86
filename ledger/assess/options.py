"""What the user can set before an assessment; every finding stores the values it was made with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MINUTE_S = 60
HOUR_S = 3_600
DAY_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Tolerances and horizons, written down before the ranges are looked at."""

    clock_tolerance_s: int = 5 * MINUTE_S
    """For a clock time that the words give to within this or better; others have no tolerance beyond the words."""
    share_tolerance_ppm: int = 50_000
    """For a duration or share that the words give to within this part of it or better. "All" is never widened."""
    horizon_s: int = 36 * HOUR_S
    """How far a measured start or end may lie from the claimed one to be taken for the same incident: a slip of a day
    and one of twelve hours together."""
    recall_s: int = 7 * DAY_S
    """How far back from the day of speaking the incident is looked for when the claim gives no time; also how far from
    the incident an attack's volume is looked for."""
    fewest_peers: int = 5
    """Peer ASes that must have seen routes before they decide a claim on upstreams."""
    asns: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """An operator's name in lower case -> its autonomous system numbers: routes know only these."""
    published: Mapping[str, str] = field(default_factory=dict)
    """Article id -> ISO 8601 date or instant: when nothing in a claim gives a time, its incident is before this."""
