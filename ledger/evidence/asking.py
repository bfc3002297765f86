"""What a person asks of files, from words: entities, times, parameters; and what the parameters mean."""

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import pairwise

from ledger.evidence import parameters as module
from ledger.evidence.bgp.wanted import wanted
from ledger.evidence.instants import instant_bounds
from ledger.evidence.parameters import DEFAULTS, Parameters
from ledger.evidence.read import known_names
from ledger.model.problem import UsageError

LARGEST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A parameter as it is listed."""

    name: str
    default: int
    meaning: str
    """With the source of the default."""


def entities_of(names: Sequence[str]) -> tuple[str, ...]:
    """The entities asked for.

    Raises:
        UsageError: for what looks like a prefix or an AS number and is none.
    """
    wanted(names)
    return tuple(names)


def format_of(name: str) -> str | None:
    """The format asked for, with or without its version; None for "auto".

    Raises:
        UsageError: for one that is not known.
    """
    known = known_names()
    for one in known:
        if name in {one, one.partition("/")[0]}:
            return one
    if name == "auto":
        return None
    names = ", ".join(one.partition("/")[0] for one in known)
    raise UsageError(f'"{name}" is no format of evidence', todo=f"known are: auto, {names}")


def window_of(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """The time asked for, half-open, UTC: days or instants with their zone; until a day is until its end.

    Raises:
        UsageError: with what cannot be read, and how to write it.
    """
    begin, end = _moment(since, "--from", late=False), _moment(until, "--until", late=True)
    if begin and end and end <= begin:
        raise UsageError("--until is not after --from", todo="give a stretch of time")
    return begin, end


def parameters_of(given: Sequence[str]) -> Parameters:
    """The parameters with those changed that are given as "name=value".

    Raises:
        UsageError: for a name that is none, or a value that is no whole number.
    """
    names = {field.name for field in fields(Parameters)}
    changes: dict[str, int] = {}
    for one in given:
        name, _, value = (part.strip() for part in one.partition("="))
        name = name.replace("-", "_")
        if name not in names:
            raise UsageError(f'"{name}" is no parameter', todo="see `ledger evidence parameters`")
        if not (value.isascii() and value.isdigit() and int(value) <= LARGEST):
            raise UsageError(f'"{value}" is no whole number', where=f"--set {name}", todo="write --set down_ppm=400000")
        changes[name] = int(value)
    return replace(DEFAULTS, **changes)


def meanings() -> Iterator[Meaning]:
    """Every parameter, in the order in which they are used; the meaning is the docstring beneath the field."""
    texts = _docstrings()
    for field in fields(Parameters):
        yield Meaning(name=field.name, default=getattr(DEFAULTS, field.name), meaning=texts[field.name])


def _moment(text: str | None, option: str, *, late: bool) -> datetime | None:
    if text is None:
        return None
    try:
        bounds = instant_bounds(text)
    except ValueError as error:
        raise UsageError(f"{option} {text}: {error}", todo="write 2014-12-22 or 2014-12-22T16:15Z") from error
    return bounds.high if late and "T" not in text else bounds.low


def _docstrings() -> dict[str, str]:
    """Of each field the text beneath it."""
    tree = ast.parse(inspect.getsource(module))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Parameters")
    found: dict[str, str] = {}
    for before, after in pairwise(body):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(after, ast.Expr):
            found[before.target.id] = inspect.cleandoc(str(ast.literal_eval(after.value)))
    return found
