"""What is found before it is resolved: a number, the clause that says it, and what it measures."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ledger.extract.dates import Expression
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

PPM = 1_000_000


class Amount(NamedTuple):
    """Half-open bounds of a number, the number that the words name, and its unit."""

    low: int | None
    high: int | None
    point: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number found, with the tokens of the clause that gives it. Times and durations are resolved later."""

    kind: MeasurableKind
    span: Span
    """The number's words."""
    clause: tuple[int, ...]
    """The smallest clause that says it: subject, verb and the number."""
    head: int
    """The verb or noun that says what is measured."""
    expression: Expression | None = None
    """The temporal expression, for starts, ends and durations."""
    until: Expression | None = None
    """For a start or end that lies between two times: the second."""
    amount: Amount | None = None
    """The number itself, for all others."""
    name: str | None = None
    """For an upstream: the words that name it."""
    lacks: Literal["low", "high"] | None = None
    """The side that the words leave open: "back within an hour" has no low one, "out until at least Tuesday" no high one."""
    asserted: bool = True
    """False in a clause that only says when something else was ("When the elite lost access on Tuesday, ...")."""
