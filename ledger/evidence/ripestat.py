"""What all answers of RIPEstat share: the envelope, the resource, the time asked about, and the terms."""

from dataclasses import dataclass
from datetime import datetime

from ledger.evidence.answers import read_answer, refused, unreadable
from ledger.evidence.entities import asn, network_of
from ledger.evidence.json_fields import Object, ShapeError, maybe_text, moment_at, object_at, text_at
from ledger.evidence.source import Source
from ledger.model.problem import Problem

PROVIDER = "RIPEstat"
LICENCE = "RIPE NCC RIPEstat Service Terms and Conditions"
CALL = "data_call_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An answer to one data call."""

    data: Object
    resource: str
    """ "AS3333", or a prefix."""
    since: datetime
    until: datetime
    """The last instant asked about, included."""
    problems: tuple[Problem, ...]


def read_data(source: Source) -> tuple[Object, tuple[Problem, ...]]:
    """The answer's data.

    Raises:
        LedgerError: when it is a refusal, or no such answer.
    """
    answer, problems = read_answer(source)
    try:
        if (maybe_text(answer, "status") or "ok") != "ok":
            raise refused(source, PROVIDER, answer.get("messages") or answer.get("status"))
        return object_at(answer, "data"), tuple(problems)
    except ValueError as error:
        raise unreadable(source, PROVIDER, error) from error


def read_call(source: Source) -> Call:
    """The answer to a call about a resource in some time.

    Raises:
        LedgerError: as `read_data`.
    """
    data, problems = read_data(source)
    try:
        since, until = moment_at(data, "query_starttime"), moment_at(data, "query_endtime")
        if until < since:
            raise ShapeError("it ends before it begins")
        resource = resource_at(data)
    except ValueError as error:
        raise unreadable(source, PROVIDER, error) from error
    return Call(data=data, resource=resource, since=since, until=until, problems=problems)


def resource_at(data: Object) -> str:
    """What was asked about: "AS3333", or a prefix.

    Raises:
        ValueError: when it is missing, or neither.
    """
    resource = text_at(data, "resource")
    return resource if network_of(resource) and not resource.isdigit() else asn(resource)
