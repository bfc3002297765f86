"""The figures of threads as rows and as records."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger.cli.faults import interruptible
from ledger.cli.figure_rows import millionths, percent
from ledger.cli.listing import Column, Form, Listing, json_line, write_listing
from ledger.cli.output import opened

if TYPE_CHECKING:
    from ledger.evaluate.clusters import BCubed
    from ledger.evaluate.drift_gold import DriftFigures
    from ledger.evaluate.figures import Score
    from ledger.evaluate.thread_figures import ThreadFigures

COLUMNS = tuple(Column(name=name) for name in ("set", "figure", "gold", "found", "right", "precision", "recall", "F1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFigure:
    """One line of the figures of a set of articles."""

    articles: str
    """The set: "open", "held_out" or "drifts"."""
    name: str
    counts: "Score | BCubed"


def write_threads(folder: Path, actors: tuple[Path, ...], form: Form, output: Path) -> None:
    """Threads the articles of this folder and writes their figures."""
    from ledger.evaluating import evaluate_drifts, evaluate_threads
    from ledger.pipeline import Extracting

    how = Extracting(actor_files=actors)
    with interruptible("nothing was changed"):
        found = list(evaluate_threads(folder, how))
        drifts = evaluate_drifts(folder, how)
    lines = [line for one in found for line in _lines("held_out" if one.held_out else "open", one.figures)]
    lines += _drift_lines(drifts) if drifts is not None else []
    with opened(output) as stream:
        if form is Form.JSON:
            stream.write(json_line({"threads": [_record(line) for line in lines]}) + "\n")
            return
        write_listing(Listing(columns=COLUMNS, items=iter(lines), row=_row, record=_record), form, stream)


def _lines(articles: str, figures: "ThreadFigures") -> Iterator[ThreadFigure]:
    named: dict[str, Score | BCubed] = {
        "claims": figures.claims,
        "incidents, pairs": figures.incidents,
        "incidents, B-cubed": figures.incidents_b_cubed,
        "propositions, pairs": figures.propositions,
        "propositions, B-cubed": figures.propositions_b_cubed,
        "relations": figures.relations,
        **{f"relation: {kind}": score for kind, score in figures.by_kind.items()},
    }
    return (ThreadFigure(articles=articles, name=name, counts=counts) for name, counts in named.items())


def _drift_lines(figures: "DriftFigures") -> list[ThreadFigure]:
    """What was found of the planted ones, and what in clean pairs, where all that is found is false."""
    from ledger.evaluate.figures import Score

    false = Score(gold=0, found=figures.false, gold_right=0, found_right=0)
    return [
        ThreadFigure(articles="drifts", name="planted", counts=figures.planted),
        ThreadFigure(articles="drifts", name=f"in {figures.clean} clean pairs", counts=false),
    ]


def _counts(counts: "Score | BCubed") -> tuple[int | None, int | None, int | None]:
    """Gold, found, right; of B-cubed the things only."""
    from ledger.evaluate.figures import Score

    if isinstance(counts, Score):
        return counts.gold, counts.found, counts.gold_right
    return counts.items, counts.items, None


def _row(line: ThreadFigure) -> tuple[str, ...]:
    counts = line.counts
    numbers = ("" if number is None else str(number) for number in _counts(counts))
    shares = (percent(share) for share in (counts.precision, counts.recall, counts.f1))
    return (line.articles, line.name, *numbers, *shares)


def _record(line: ThreadFigure) -> dict[str, Any]:
    counts = line.counts
    gold, found, right = _counts(counts)
    shares = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    record = {"set": line.articles, "figure": line.name, "gold": gold, "found": found, "right": right}
    return record | {f"{n}_ppm": millionths(share) for n, share in shares.items()}
