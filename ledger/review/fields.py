"""What a reviewer can correct, and with what: every value is checked, and what it means is worked out once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Quote, machine_value
from ledger.model.problem import UsageError
from ledger.model.review import NAMES, Change, ReviewField, value_words
from ledger.model.text import Metadata
from ledger.review.names import Named, look_up

NOTHING = frozenset({"none", "nobody", "-", "–", "—"})
"""What is written where a field should hold nothing."""

_NEEDED: dict[ReviewField, type[StrEnum]] = {
    ReviewField.ACT: Act,
    ReviewField.QUOTE: Quote,
    ReviewField.ANONYMITY: Anonymity,
}
"""The fields of a closed set; they never hold nothing."""

LINK = ";"
"""Stands between the links of a chain."""


class SaysAlreadyError(UsageError):
    """A correction to what the machine says already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A claim as the reviewer has it before them."""

    claim: Claim
    meta: Metadata
    text: str = ""
    """Its article's; "" where it is not at hand."""


def field_named(text: str) -> ReviewField:
    """The field of this name.

    Raises:
        UsageError: when none that can be corrected has it.
    """
    try:
        return ReviewField(_word(text))
    except ValueError as fault:
        raise UsageError(
            f"{text.strip()!r} is no field that can be corrected", todo=f"choose of {', '.join(ReviewField)}"
        ) from fault


def choices(field: ReviewField) -> tuple[str, ...]:
    """The words that a field of a closed set can hold; none for another field."""
    return tuple(word.value for word in _NEEDED[field]) if field in _NEEDED else ()


def change(field: ReviewField, text: str, seen: Seen) -> Change:
    """The field as the reviewer would have it.

    Args:
        field: which.
        text: a word of the closed set, a name or an id, links of a chain with semicolons between, a time; "none" for
            nothing.
        seen: the claim.

    Raises:
        SaysAlreadyError: when the machine says that already.
        UsageError: when the field cannot hold that.
    """
    made = _READERS[field](field, text, seen)
    if made.meaning == machine_meaning(seen.claim, field):
        raise SaysAlreadyError(
            f"{field} is {value_words(made.value)} already", todo="nothing is corrected by what the machine says"
        )
    return made


def machine_meaning(claim: Claim, field: ReviewField) -> str:
    """As `Change.meaning`, of what the machine says."""
    name = getattr(claim, f"{field.value}_id") if field in NAMES else None
    return Change(field=field, value=machine_value(claim, field), id=name, text="").meaning


def _closed(field: ReviewField, text: str, seen: Seen) -> Change:
    del seen
    word = _word(text)
    try:
        value = _NEEDED[field](word).value
    except ValueError as fault:
        raise UsageError(
            f"{field}: {text.strip()!r} is none of its words", todo=f"choose of {', '.join(choices(field))}"
        ) from fault
    return Change(field=field, value=value, id=None, text=text.strip())


def _name(field: ReviewField, text: str, seen: Seen) -> Change:
    del seen
    if _is_nothing(text):
        return Change(field=field, value=None, id=None, text=text.strip())
    name, known = look_up(text, field.value)
    return Change(field=field, value=name, id=known, text=" ".join(text.split()))


def _chain(field: ReviewField, text: str, seen: Seen) -> Change:
    del seen
    links = () if _is_nothing(text) else tuple(_links(link for link in text.split(LINK) if link.strip()))
    return Change(field=field, value=links, id=None, text=" ".join(text.split()))


def _links(names: Iterable[str]) -> Iterable[str]:
    """Each link by its short canonical name."""
    for name in names:
        found: Named = look_up(name, "chain")
        yield found[0]


def _time(field: ReviewField, text: str, seen: Seen) -> Change:
    if _is_nothing(text):
        return Change(field=field, value=None, id=None, text=text.strip())
    from ledger.review.times import Frame, read_time  # noqa: PLC0415  the grammar of times takes half a second to load

    try:
        time = read_time(text, Frame(claim=seen.claim, meta=seen.meta, text=seen.text))
    except UsageError as fault:
        raise UsageError(f"{field}: {fault.what}", todo=fault.todo) from fault
    return Change(field=field, value=time, id=None, text=" ".join(text.split()))


def _is_nothing(text: str) -> bool:
    return text.strip().casefold() in NOTHING


def _word(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")


_READERS: dict[ReviewField, Callable[[ReviewField, str, Seen], Change]] = {
    ReviewField.ACT: _closed,
    ReviewField.QUOTE: _closed,
    ReviewField.SPEAKER: _name,
    ReviewField.ACTOR: _name,
    ReviewField.TARGET: _name,
    ReviewField.CHAIN: _chain,
    ReviewField.ANONYMITY: _closed,
    ReviewField.SAID: _time,
    ReviewField.EVENT_TIME: _time,
}
