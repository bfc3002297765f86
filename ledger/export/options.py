"""What an export is asked for, and how it says that it cannot do it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ledger.model.evidence import Observation
from ledger.model.problem import LedgerError, UsageError


class ExportError(LedgerError):
    """The asked format cannot hold what it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What every format may need beside the entries."""

    generated_at: datetime
    """When the export is made; aware. The only clock that an export knows, so that equal input gives equal bytes."""
    title: str = "Claims and evidence"
    """Heading of the report, the Markdown and the workbook."""
    tool: str = "attribution-ledger"
    """Name and version of what made the file."""
    raw: bool = False
    """CSV for programs: no formula guard and no byte order mark."""
    tz: str | None = None
    """IANA name of a second zone that the HTML and the Markdown show beside UTC; tables of columns stay in UTC."""
    observations: tuple[Observation, ...] = ()
    """Those that the findings name: their provider and address, and the measured intervals of the timeline."""


def zone_of(options: ExportOptions) -> ZoneInfo | None:
    """The second zone of an export, or None.

    Raises:
        UsageError: when the zone's name is not one of the tz database.
    """
    if options.tz is None:
        return None
    try:
        return ZoneInfo(options.tz)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError("no such time zone", where=repr(options.tz), todo="give an IANA name: Asia/Tokyo") from error
