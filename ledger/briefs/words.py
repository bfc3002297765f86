"""The words of a brief's cells: a claim with its sentence and id, times in two zones, verdicts."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from ledger.export.figures import interval_words, zone_name
from ledger.export.wording import one_line
from ledger.model.claim import Entry
from ledger.model.ids import SHORT_ID
from ledger.threads.views.account import Account

_DAY = len("2014-12-23")


def cited(entry: Entry) -> str:
    """The sentence as the article has it, with outlet, date and id: every line of a brief can be looked up."""
    outlet, published = entry.claim.outlet or entry.meta.outlet, (entry.meta.published or "")[:_DAY]
    where = ", ".join(part for part in (outlet, published) if part)
    return f"“{one_line(entry.claim.sentence)}”{f' ({where})' if where else ''} [{entry.claim.id[:SHORT_ID]}]"


def cited_all(account: Account, claims: Iterable[str]) -> str:
    """Several claims, a line each; one sentence that holds several is quoted once, with all their ids."""
    lines: dict[str, list[str]] = {}
    for claim in claims:
        text, _, id_ = cited(account.entries[claim]).rpartition(" [")
        lines.setdefault(text, []).append(id_.rstrip("]"))
    return "\n".join(f"{text} [{', '.join(ids)}]" for text, ids in lines.items())


def told_at(entry: Entry) -> str:
    """When it was published, as the article has it."""
    return f"published {entry.meta.published}" if entry.meta.published else "no date"


def time_cells(low: datetime | None, high: datetime | None, zone: ZoneInfo | None) -> tuple[str, ...]:
    """An interval in UTC, and in the second zone where there is one."""
    if zone is None:
        return (interval_words(low, high),)
    return interval_words(low, high), _in_zone(low, high, zone)


def said_cells(entry: Entry, zone: ZoneInfo | None) -> tuple[str, ...]:
    """When it was said; else when it was published, so marked."""
    time = entry.claim.said
    if time is not None and (time.earliest is not None or time.latest is not None):
        return time_cells(time.earliest, time.latest, zone)
    return (told_at(entry),) if zone is None else (told_at(entry), "")


def zone_columns(name: str, zone: ZoneInfo | None) -> tuple[str, ...]:
    """The headings over `time_cells`."""
    return (f"{name} (UTC)",) if zone is None else (f"{name} (UTC)", f"{name} ({zone_name(zone)})")


def _in_zone(low: datetime | None, high: datetime | None, zone: ZoneInfo) -> str:
    """The interval in the second zone alone, without its name, which stands in the heading."""
    both = interval_words(low, high, zone)
    words = both.partition(" (")[2].removesuffix(")")
    return words.removesuffix(zone_name(zone)).strip()
