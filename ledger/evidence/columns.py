"""The columns of the two formats of our own, each with what it means: what readers accept and schemas publish."""

from typing import Any, NamedTuple

from ledger.evidence.quantities import UNITS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

VALUE_KINDS = (
    "outage_duration", "outage_extent", "upstream", "attack_volume", "traffic_drop", "routes_present", "signal_drop",
    "site_blocking", "target_reached",
)  # fmt: skip
"""Kinds with a figure in `value`, or in `lo` and `hi`."""
INSTANT_KINDS = ("outage_start", "outage_end")
"""Kinds with one instant, in `start` or `end`."""
INTERVAL_KINDS = ("outage", "alert", "attack", "route_changes", "names_resolved")
"""Kinds with a start and an end. An outage may give its duration besides. `names_resolved`: the time in which names
resolved as they should from elsewhere, by the same root servers."""
KINDS = (*INTERVAL_KINDS, *INSTANT_KINDS, *VALUE_KINDS)


class Column(NamedTuple):
    """One column of a table, or one line of a header."""

    name: str
    note: str
    allowed: tuple[str, ...] = ()
    """The values it may have; empty for any text."""


OBSERVATION_COLUMNS = (
    Column("kind", "What was observed.", KINDS),
    Column("entity", 'What was measured: "AS131279", "175.45.176.0/22", "country:kp", a domain.'),
    Column("subject", 'Id of the country or operator that the entity belongs to: "country:kp", "operator:rogers".'),
    Column("group", "Rows of one event share it. A row without one is an event of its own."),
    Column("start", "When it began: 2014-12-22T16:15Z is that minute, 2014-12-22 that day in UTC."),
    Column("start_lo", "The first instant at which it can have begun, in place of start."),
    Column("start_hi", "The first instant at which it can no longer have begun, with start_lo."),
    Column("end", "When it ended, as start."),
    Column("end_lo", "The first instant at which it can have ended, in place of end."),
    Column("end_hi", "The first instant at which it can no longer have ended; empty when it was still on."),
    Column("value", "The figure as published, a plain decimal number in unit."),
    Column("lo", "The least that the figure can be, in unit; with or in place of value."),
    Column("hi", "The first number that it can no longer be, in unit; empty for no upper bound."),
    Column("unit", "The unit of value, lo and hi; seconds for an outage's duration if empty.", tuple(UNITS)),
    Column("name", "Of an upstream: the operator's name."),
    Column("asn", "Of an upstream: the autonomous system number, digits only."),
    Column("peers", "How many peer ASes saw it, digits only; empty when nobody said."),
    Column("window_start", "From when a figure holds; an event's own start if empty."),
    Column("window_end", "Until when a figure holds; an event's own end if empty."),
    Column("provider", "Who measured or published it; the header's if empty."),
    Column("basis", "raw for measurements at hand, reported (if empty) for a published figure.", ("raw", "reported")),
    Column("grade", "Quality of the data; moderate if empty, never above it if reported.", ("high", "moderate", "low")),
    Column("url", "Where the figure was published."),
    Column("method", 'How it was found; "as reported" if empty and reported.'),
    Column("note", "What a reader of the figure should know."),
)

SERIES_HEADER = (
    Column("entity", 'What was measured: "AS131279", "175.45.176.0/22", "country:kp", a domain.'),
    Column("metric", 'What the values count: "visible_prefixes", "traffic", "probes_connected".'),
    Column("unit", 'The unit of the values: "networks", "bit/s", "relative".'),
    Column("step", "Seconds from one value to the next, digits only, or with a unit: 300, 5 min, 8 h."),
    Column("subject", 'Id of the country or operator that the entity belongs to: "country:kp".'),
    Column("provider", "Who measured it."),
    Column("basis", "raw for measurements at hand, reported (if empty) for published figures.", ("raw", "reported")),
    Column("licence", "Under which terms the values may be used."),
)
SERIES_REQUIRED = ("entity", "metric", "unit", "step")
SERIES_ROW = (
    Column("time", "ISO 8601 with zone, on the grid of the step."),
    Column("value", "A plain decimal number; empty when missing."),
)


def evidence_schemas() -> dict[str, Schema]:
    """The JSON Schemas of the two formats in their JSON form, by name."""
    return {"observation-table": _observations(), "series-table": _series()}


def _observations() -> Schema:
    row = _object(OBSERVATION_COLUMNS, ("kind", "entity"), "One observation, or one event with its start and end.")
    table: Schema = {
        "description": "A table of observations; its CSV form has the same columns, `# provider:` lines for a header.",
        "anyOf": [
            {"type": "array", "items": {"$ref": "#/$defs/Row"}},
            {
                "type": "object",
                "properties": {
                    "provider": {"type": "string", "description": "Who measured, for rows that do not say."},
                    "licence": {"type": "string", "description": "Under which terms the figures may be used."},
                    "observations": {"type": "array", "items": {"$ref": "#/$defs/Row"}},
                },
                "required": ["observations"],
                "additionalProperties": False,
            },
        ],
        "$defs": {"Row": row},
    }
    return {"$schema": DIALECT, "$id": "observation-table.schema.json", "title": "Observation table"} | table


def _series() -> Schema:
    what = "A time series; its CSV form has the header as `# entity: AS131279` lines above the columns time,value."
    shape = _object(SERIES_HEADER, (*SERIES_REQUIRED, "points"), what)
    point = _object(SERIES_ROW, ("time",), "One sample.")
    point["required"] = [column.name for column in SERIES_ROW]
    shape["properties"]["points"] = {"type": "array", "items": point, "description": "The samples, oldest first."}
    return {"$schema": DIALECT, "$id": "series-table.schema.json", "title": "Series table"} | shape


def _object(columns: tuple[Column, ...], required: tuple[str, ...], what: str) -> Schema:
    return {
        "type": "object",
        "description": what,
        "properties": {column.name: _property(column, column.name in required) for column in columns},
        "required": list(required),
        "additionalProperties": False,
    }


def _property(column: Column, required: bool) -> Schema:  # noqa: FBT001  a fact about the column, not a switch
    if not column.allowed:
        kinds = ["string"] if required else ["string", "number", "null"]
        return {"type": kinds, "description": column.note}
    values: list[str | None] = [*column.allowed] if required else [*column.allowed, "", None]
    return {"enum": values, "description": column.note}
