"""What the answers of Cloudflare Radar share: the envelope, its annotations of outages, and the terms."""

from ledger.evidence.answers import read_answer, refused, unreadable
from ledger.evidence.entities import COUNTRY, REGION, asn, country
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    list_at,
    maybe_moment,
    maybe_text,
    moment_at,
    needed_list,
    object_at,
    object_of,
    shown,
    text_at,
)  # fmt: skip
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
    asns = [asn(text_at({"asn": one}, "asn")) for one in needed_list(item, "asns")]
    codes = [country(text_at({"location": one}, "location")) for one in needed_list(item, "locations")]
    outage = object_at(item, "outage")
    for key in ("outageCause", "outageType"):
        _is_there(outage, key)
    kind, scope = maybe_text(outage, "outageType"), maybe_text(item, "scope")
    if asns:
        return [_told(item, name, outage) for name in asns]
    if kind == NATIONWIDE or (kind is None and scope is None):
        return [_told(item, code, outage) for code in codes]
    part = (scope or kind or "").casefold()
    return [_told(item, f"{REGION}{code.removeprefix(COUNTRY)}:{part}", outage) for code in codes]


def notes_on(meta: Object) -> list[Object]:
    """What Cloudflare annotates a series with.

    Raises:
        ValueError: when it is of another shape.
    """
    info = object_at(meta, "confidenceInfo") if meta.get("confidenceInfo") is not None else {}
    return [object_of(item, "an annotation") for item in list_at(info, "annotations")]


def noted_outage(note: Object, entity: str) -> Told:
    """The outage of this entity that such an annotation tells of.

    Raises:
        ValueError: when it tells of something else, or is of another shape.
    """
    kind = text_at(note, "eventType")
    if kind != "OUTAGE":
        what = maybe_text(note, "description")
        raise ShapeError(f"it tells of {shown(kind)}, no outage{f': {shown(what)}' if what else ''}")
    return _told(note, entity, {}, side="Time")


def _told(item: Object, entity: str, outage: Object, side: str = "Date") -> Told:
    _is_there(item, f"end{side}")
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


def _is_there(item: Object, key: str) -> None:
    """Null under this key says something; no key says nothing."""
    if key not in item:
        raise ShapeError(f"{key} is missing")


def _note(item: Object, outage: Object) -> str:
    """What Cloudflare states, as such: none of it was measured."""
    told = {
        "cause": maybe_text(outage, "outageCause"), "type": maybe_text(outage, "outageType"),
        "scope": maybe_text(item, "scope"), "description": maybe_text(item, "description"),
        "link": maybe_text(item, "linkedUrl"),
    }  # fmt: skip
    parts = [f"{key} {value}" for key, value in told.items() if value]
    return f"Cloudflare states: {'; '.join(parts)}." if parts else ""
