"""What all answers of IODA share: the envelope, how entities are named, what its data sources count, and the terms."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ledger.evidence.answers import read_answer, refused, unreadable
from ledger.evidence.entities import REGION, asn, country
from ledger.evidence.json_fields import ShapeError, shown
from ledger.evidence.source import Source
from ledger.model.problem import Problem

PROVIDER = "IODA"
LICENCE = "IODA acceptable use policy (academic use)"
OTHER_KINDS = ("region", "county", "continent", "geoasn")
"""Of entities, besides countries and ASes."""
DEEPEST = 8
"""Lists nested deeper than this are no answer."""


class DataSource(NamedTuple):
    """What one of its sources counts."""

    metric: str
    unit: str
    step_s: int
    is_instant: bool
    """Whether a value is a state at an instant; the others sum up their step."""
    depth_kind: str
    """What a loss of it measures."""


SOURCES = {
    "bgp": DataSource("visible_slash24s", "networks", 300, is_instant=True, depth_kind="outage_extent"),
    "ping-slash24": DataSource("active_slash24s", "networks", 600, is_instant=False, depth_kind="outage_extent"),
    "merit-nt": DataSource("telescope_sources", "addresses", 300, is_instant=False, depth_kind="signal_drop"),
    "ucsd-nt": DataSource("telescope_sources", "addresses", 300, is_instant=False, depth_kind="signal_drop"),
    "gtr": DataSource("google_traffic", "relative", 1_800, is_instant=False, depth_kind="traffic_drop"),
    "gtr-norm": DataSource("google_traffic", "relative", 1_800, is_instant=False, depth_kind="traffic_drop"),
}
"""https://ioda.inetintel.cc.gatech.edu/help. Who shows up at a telescope is no measure of how much is reachable."""


def read_data(source: Source) -> tuple[list[Any], list[Problem]]:
    """The answer's items, lists in lists laid out flat.

    Raises:
        LedgerError: when it is a refusal, or no such answer.
    """
    answer, problems = read_answer(source)
    if answer.get("error") is not None:
        raise refused(source, PROVIDER, answer["error"])
    try:
        return list(_flat(answer.get("data"), 0)), problems
    except ValueError as error:
        raise unreadable(source, PROVIDER, error) from error


def entity_of(kind: str, code: str) -> str:
    """The entity: "country:tr" of country and TR, "AS64500" of asn and 64500, "region:4416" of region and 4416.

    Raises:
        ValueError: for a kind that IODA does not have, or a code that the kind cannot have.
    """
    if kind == "country":
        return country(code)
    if kind == "asn":
        return asn(code)
    if kind not in OTHER_KINDS:
        raise ShapeError(f'"{shown(kind)}" is no kind of entity')
    return f"{REGION}{code}" if kind == "region" else f"{kind}:{code}"


def _flat(value: Any, depth: int) -> Iterator[Any]:
    if depth > DEEPEST or (depth == 0 and not isinstance(value, list)):
        raise ShapeError("data is no list of items")
    for item in value:
        if isinstance(item, list):
            yield from _flat(item, depth + 1)
        else:
            yield item
