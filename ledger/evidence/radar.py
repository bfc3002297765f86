"""What the answers of Cloudflare Radar share: the envelope, its annotations of outages, and the terms."""

from ledger.evidence.answers import read_answer, refused, unreadable
from ledger.evidence.entities import REGION, asn, country
from ledger.evidence.json_fields import (
    Object,
    list_at,
    maybe_moment,
    maybe_text,
    moment_at,
    object_at,
    object_of,
    text_at,
)
from ledger.evidence.reported import Told, as_rounded
from ledger.evidence.source import Source
from ledger.model.problem import Problem
from ledger.model.record import instant

PROVIDER = "Cloudflare Radar"
LICENCE = "CC BY-NC 4.0"
NATIONWIDE = "NATIONWIDE"


def read_result(source: Source) -> tuple[Object, list[Problem]]:
    """The answer's result.

    Raises:
        LedgerError: when it is a refusal, or no such answer.
    """
    answer, problems = read_answer(source)
    if answer.get("success") is False:
        raise refused(source, PROVIDER, answer.get("errors"))
    try:
        return object_at(answer, "result"), problems
    except ValueError as error:
        raise unreadable(source, PROVIDER, error) from error


def outages_of(item: Object) -> list[Told]:
    """An outage of each AS that the annotation names, else of each country; its cause is what Cloudflare states.

    Raises:
        ValueError: when it is of another shape.
    """
    asns = [asn(text_at({"asn": one}, "asn")) for one in list_at(item, "asns")]
    codes = [text_at({"location": one}, "location") for one in list_at(item, "locations")]
    outage = object_at(item, "outage") if item.get("outage") is not None else {}
    kind, scope = maybe_text(outage, "outageType"), maybe_text(item, "scope")
    if asns:
        return [_told(item, name, outage) for name in asns]
    if kind == NATIONWIDE or (kind is None and scope is None):
        return [_told(item, country(code), outage) for code in codes]
    return [_told(item, f"{REGION}{code.casefold()}:{(scope or kind or '').casefold()}", outage) for code in codes]


def noted_outages(meta: Object, entity: str) -> list[Told]:
    """The outages that Cloudflare annotates a series of this entity with.

    Raises:
        ValueError: when they are of another shape.
    """
    info = object_at(meta, "confidenceInfo") if meta.get("confidenceInfo") is not None else {}
    notes = [object_of(item, "an annotation") for item in list_at(info, "annotations")]
    return [_told(item, entity, {}, side="Time") for item in notes if maybe_text(item, "eventType") == "OUTAGE"]


def _told(item: Object, entity: str, outage: Object, side: str = "Date") -> Told:
    began, over = moment_at(item, f"start{side}"), maybe_moment(item, f"end{side}")
    start, precision = as_rounded(began)
    end = as_rounded(over)[0] if over else None
    if end and end.high <= start.low:
        raise ValueError("it ends before it begins")
    name = maybe_text(item, "id") or instant(began)
    return Told(
        entity=entity, group=f"radar/{name}/{entity}", start=start, end=end, note=_note(item, outage),
        method=f"as reported: an annotation made by hand, its times read to the {precision}",
    )  # fmt: skip


def _note(item: Object, outage: Object) -> str:
    """What Cloudflare states, as such: none of it was measured."""
    told = {
        "cause": maybe_text(outage, "outageCause"), "type": maybe_text(outage, "outageType"),
        "scope": maybe_text(item, "scope"), "description": maybe_text(item, "description"),
        "link": maybe_text(item, "linkedUrl"),
    }  # fmt: skip
    parts = [f"{key} {value}" for key, value in told.items() if value]
    return f"Cloudflare states: {'; '.join(parts)}." if parts else ""
