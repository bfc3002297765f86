"""What an article says about its own time and zones: the frame in which its expressions are read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from ledger.extract.dates.expression import Expression
from ledger.extract.dates.forms import CalendarForm, ClockForm
from ledger.extract.dates.scan import find_expressions
from ledger.extract.dates.zones import EARTH, UNKNOWN_ZONE, ZoneHint, local_day_of, to_utc, zone_info
from ledger.extract.places import zones_of_place
from ledger.model.when import ZoneSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The article around an expression."""

    published: str | None = None
    """As in the article's metadata: an ISO 8601 date or instant."""
    zones: ZoneHint = UNKNOWN_ZONE
    """The article's own zone: of its dateline, else of its outlet."""
    candidates: tuple[str, ...] = ()
    """Zones of the places that the article speaks of, for the union when the zone is unknown; empty for all zones."""


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """The zones in which an expression is read."""

    names: tuple[str, ...]
    """At least one; more than one is a union."""
    zone: str | None
    source: ZoneSource
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def parse_published(published: str) -> date | datetime | None:
    """The day or instant that metadata give; other than ISO 8601 only whole dates that our grammar reads."""
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        return _spelt_day(published)
    if moment.tzinfo is None:
        return moment.date()
    return moment


def _spelt_day(published: str) -> date | None:
    for found in find_expressions(published):
        form = found.form
        if isinstance(form, CalendarForm) and form.year and form.month and form.day:
            return date(form.year, form.month, form.day)
    return None


def story_moment(context: Context, zone: str | None) -> tuple[date | None, datetime | None]:
    """The story's day, and its naive local instant when the metadata give one, in a zone."""
    moment = parse_published(context.published) if context.published else None
    if isinstance(moment, datetime):
        try:
            local = local_day_of(moment, zone)
        except (OverflowError, ValueError):
            return None, None
        return local.date(), local
    return moment, None


def publication_of(context: Context) -> tuple[datetime, datetime] | None:
    """When the article was published, half-open, UTC: the second, or the whole day in the article's zone."""
    moment = parse_published(context.published) if context.published else None
    if moment is None:
        return None
    try:
        if isinstance(moment, datetime):
            return moment.astimezone(UTC), moment.astimezone(UTC) + timedelta(seconds=1)
        midnight = datetime.combine(moment, time())
        names = (context.zones.zone,) if context.zones.zone else context.candidates or EARTH
        return to_utc(midnight, midnight + timedelta(days=1), names)
    except OverflowError:
        return None


def choose_zone(expression: Expression, hint: ZoneHint, context: Context) -> ZoneChoice:
    """The zone of an expression: what its words say, else the hint, else the union of the candidates."""
    clock = expression.clock
    if clock and (clock.zones or clock.place):
        explicit = clock.zones or zones_of_place(clock.place or "")
        if explicit:
            return _explicit(explicit, hint)
    if clock and expression.twin and (zone := _zone_of_twin(clock, expression.twin.clock)):
        return ZoneChoice((zone,), zone, ZoneSource.EXPLICIT, ("zone_from_twin",))
    if hint.zone and zone_info(hint.zone):
        return ZoneChoice((hint.zone,), hint.zone, hint.source)
    known = tuple(name for name in context.candidates if zone_info(name))
    return ZoneChoice(known or EARTH, None, ZoneSource.UNKNOWN, ("zone_unknown",))


def _explicit(zones: tuple[str, ...], hint: ZoneHint) -> ZoneChoice:
    """Of an ambiguous abbreviation ("CST") the zone of the hint, if it is among them."""
    if len(zones) == 1:
        return ZoneChoice(zones, zones[0], ZoneSource.EXPLICIT)
    if hint.zone in zones:
        return ZoneChoice((hint.zone,), hint.zone, ZoneSource.EXPLICIT, ("zone_ambiguous",))
    return ZoneChoice(zones, None, ZoneSource.EXPLICIT, ("zone_ambiguous",))


def _zone_of_twin(clock: ClockForm, twin: ClockForm | None) -> str | None:
    """The offset between a time and the same time in a zone that is named: "10:46 p.m. local time (0146 GMT)"."""
    if twin is None or twin.zones != ("UTC",) or clock.halves:
        return None
    minutes = (clock.hour * 60 + clock.minute) - (twin.hour * 60 + twin.minute)
    while minutes > 14 * 60:
        minutes -= 24 * 60
    while minutes <= -12 * 60:
        minutes += 24 * 60
    if minutes % 15:
        return None
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
