"""A key that is misspelt, or given twice, costs what rests on it aloud: what a file says never changes in silence."""

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any

import published
import pytest

from ledger.evidence.read import understand
from ledger.evidence.source import source_of
from ledger.model.problem import LedgerError

Said = list[tuple[object, ...]]
Path = tuple[str | int, ...]

FILES = {name: data for name, data in published.every().items() if name.endswith(("/1", "/2"))} | {
    "series-json/1": published.written(
        {"entity": "A", "metric": "m", "unit": "u", "step": "300", "basis": "raw", "provider": "p", "points": [
            {"time": f"2014-01-01T00:{minute:02}Z", "value": 0 if minute == 20 else 4} for minute in range(0, 60, 5)]}
    ),
    "observations-json/1": published.written(
        {"provider": "p", "observations": [{"kind": "outage_duration", "entity": "AS1", "value": 9.5, "unit": "h"}]}
    ),
}  # fmt: skip
FREE = {("ioda-events/2", "datasource"), ("ioda-signals/2", "agg_values"), ("ioda-signals/2", "loss_pct")}
"""Without the first the bounds are those of the coarsest source; the others are names that a series goes by."""


def said(data: bytes) -> tuple[Said | None, int]:
    """What is measured, when, and of whom, without the notes; None for an error. And how many Problems."""
    try:
        made = understand(source_of("d", data))
    except LedgerError:
        return None, 1
    observed: Said = [
        (one.kind, one.entity, one.low, one.high, one.window_start, one.grade) for one in made.observations
    ]
    sampled: Said = [(one.entity, one.unit, one.step_s, one.start, one.values, one.scale) for one in made.series]
    return observed + sampled, len(made.problems)


def documents(data: bytes) -> list[Any]:
    """The document, or those of the lines."""
    try:
        return [json.loads(data)]
    except ValueError:
        return [json.loads(line) for line in data.splitlines()]


def keys(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to each key."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        if isinstance(key, str):
            yield (*path, key)
        yield from keys(part, (*path, key))


def holder(value: Any, path: Sequence[str | int]) -> Any:
    for key in path[:-1]:
        value = value[key]
    return value


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_misspelt_key_is_told_or_says_nothing_of_what_was_measured(name: str) -> None:
    """Each key of each file in turn, with a letter too many: the same values, or a Problem more, or an error."""
    whole = documents(FILES[name])
    before, told = said(FILES[name])
    silent = set()
    for path in keys(whole):
        changed = copy.deepcopy(whole)
        inside = holder(changed, path)
        inside[f"{path[-1]}q"] = inside.pop(path[-1])
        after, problems = said(published.lines(changed))
        if after is not None and after != before and problems <= told:
            silent.add((name, path[-1]))
    assert silent <= FREE


@pytest.mark.parametrize("name", sorted(FILES))
def test_two_values_under_one_key_are_told_or_say_nothing_of_what_was_measured(name: str) -> None:
    """Each key of each file in turn, given twice with another value: neither is taken."""
    whole = documents(FILES[name])
    before, told = said(FILES[name])
    silent = set()
    for path in keys(whole):
        changed = copy.deepcopy(whole)
        holder(changed, path)[path[-1]] = {"both": holder(whole, path)[path[-1]]}
        text = published.lines(changed).decode()
        start = text.index('{"both": ')
        first = json.JSONDecoder().raw_decode(text, start + len('{"both": '))[1]
        given = text[start + len('{"both": ') : first]
        twice = f'{text[:start]}{given}, "{path[-1]}": 1234567{text[first + 1 :]}'
        after, problems = said(twice.encode())
        if after is not None and after != before and problems <= told:
            silent.add((name, path[-1]))
    assert silent == set()
