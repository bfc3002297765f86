"""The figures of an evaluation as rows and as a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ledger.cli.listing import Column
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.evaluate.figures import Figures, Score, Share

HEADINGS = ("set", "figure", "gold", "found", "right", "precision", "recall", "F1", "accuracy")
COLUMNS = tuple(Column(name=name) for name in HEADINGS)

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the figures of a set of articles."""

    articles: str
    """The set: "open" or "held_out"."""
    name: str
    """What is counted: "claims", "act: deny", "field: actor"."""
    counts: "Score | Share"


def figures_of(articles: str, figures: "Figures") -> Iterator[Figure]:
    """The lines of a set, the figures of whole claims first."""
    named: dict[str, Score | Share] = {
        "claims": figures.claims,
        "who": figures.who,
        "record": figures.record,
        **{f"quote: {quote}": score for quote, score in figures.quotes.items()},
        **{f"act: {act}": score for act, score in figures.acts.items()},
        **{f"field: {field}": share for field, share in figures.fields.items()},
        "narration": figures.narration,
        "offsets": figures.offsets,
    }
    return (Figure(articles=articles, name=name, counts=counts) for name, counts in named.items())


def figure_row(figure: Figure) -> tuple[str, ...]:
    """The cells of `COLUMNS`; a field is judged among claims that were found: no precision, no recall."""
    from ledger.evaluate.figures import Score

    counts = figure.counts
    if isinstance(counts, Score):
        numbers = (str(counts.gold), str(counts.found), str(counts.gold_right))
        shares = (percent(counts.precision), percent(counts.recall), percent(counts.f1), "")
        return (figure.articles, figure.name, *numbers, *shares)
    return (
        figure.articles,
        figure.name,
        str(counts.asked),
        "",
        str(counts.right),
        "",
        "",
        "",
        percent(counts.accuracy),
    )


def figures_record(figures: "Figures") -> dict[str, Any]:
    """The figures as nested objects by name; shares in parts per million, null where there is nothing to count."""
    return {
        "articles": figures.articles,
        "claims": _score_record(figures.claims),
        "who": _score_record(figures.who),
        "record": _score_record(figures.record),
        "narration": _score_record(figures.narration),
        "acts": {act.value: _score_record(score) for act, score in figures.acts.items()},
        "quotes": {quote.value: _score_record(score) for quote, score in figures.quotes.items()},
        "fields": {name: _share_record(share) for name, share in figures.fields.items()},
        "offsets": _share_record(figures.offsets),
    }


def figure_record(figure: Figure) -> dict[str, Any]:
    """One line of the figures as a flat object."""
    from ledger.evaluate.figures import Score

    counts = figure.counts
    shown = _score_record(counts) if isinstance(counts, Score) else _share_record(counts)
    return {"set": figure.articles, "figure": figure.name, **shown}


def _score_record(score: "Score") -> dict[str, Any]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    record: dict[str, Any] = to_plain(score)
    return record | {f"{name}_ppm": millionths(share) for name, share in shares.items()}


def _share_record(share: "Share") -> dict[str, Any]:
    record: dict[str, Any] = to_plain(share)
    return record | {"accuracy_ppm": millionths(share.accuracy)}


def millionths(share: Fraction | None) -> int | None:
    """A share as a record has it; None where there is nothing to count."""
    return None if share is None else round(share * _MILLION)


def percent(share: Fraction | None) -> str:
    """A share as a row has it; empty where there is nothing to count."""
    return "" if share is None else f"{float(100 * share):.1f}"
