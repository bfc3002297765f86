"""JSON Schemas (2020-12) of every record the commands print, made from the types.

`python -m ledger.schemas` writes them into schemas/. The types are the only source: the shape comes from the
annotations, the descriptions from the docstrings beneath the fields. A test and `python -m ledger.schemas --check`
fail when schemas/ says something else.
"""

import ast
import inspect
import itertools
import json
import re
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path

from ledger.evidence.columns import evidence_schemas
from ledger.model.actor import Actor
from ledger.model.anchor import Fate
from ledger.model.claim import Claim, Correction, Review
from ledger.model.evidence import Dataset, Observation, Series
from ledger.model.problem import Problem
from ledger.model.review import Retraction, Reviewed, ReviewState
from ledger.model.verdict import Finding
from ledger.model.when import Date, Time
from ledger.store.rows import ArticleRow, Status
from ledger.store.verify.ledger import Verified
from ledger.threads.views.board import Positions
from ledger.threads.views.chronicle import Thread
from ledger.threads.views.journey import Journey
from ledger.threads.views.overview import IncidentSummary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, typing.Any]

PLAIN_TYPES: dict[object, str] = {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}


def all_schemas() -> dict[str, Schema]:
    """Every published schema by name, in alphabetical order: of the records, and of the evidence that is read."""
    values = (Actor, Dataset, Date, Finding, Observation, Problem, Series, Status, Time, Verified)
    made = {kind.__name__.lower(): _published(kind.__name__, *_shape(kind)) for kind in values}
    made["incident"] = _published("Incident", *_shape(IncidentSummary))
    made["thread"] = _published("Thread", *_shape(Thread))
    made["journey"] = _published("Journey", *_shape(Journey))
    made["positions"] = _published("Positions", *_shape(Positions))
    made["article"] = _published("Article", *_shape(ArticleRow))
    made["claim"] = _published("Claim", *_claim_shape())
    made |= evidence_schemas()
    made["extraction"] = _published("Extraction", *_extraction_shape())
    return dict(sorted(made.items()))


def rendered(schema: Schema) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _published(title: str, shape: Schema, defs: dict[str, Schema]) -> Schema:
    head = {"$schema": DIALECT, "$id": f"{title.lower()}.schema.json", "title": title}
    return head | shape | ({"$defs": dict(sorted(defs.items()))} if defs else {})


def _claim_shape() -> tuple[Schema, dict[str, Schema]]:
    """A claim as printed: the claim's own fields, its review and its findings."""
    shape, defs = _shape(Claim)
    properties = shape["properties"] | {
        "review": _of(Review, defs) | {"description": _REVIEW},
        "state": _of(ReviewState, defs) | {"description": "As `review`, with disagreement and retraction told apart."},
        "reviews": _of(tuple[Reviewed, ...], defs) | {"description": "The decisions and notes that stand."},
        "corrections": _of(tuple[Correction, ...], defs) | {"description": "What they would have otherwise."},
        "retraction": _of(Retraction | None, defs) | {"description": "Set when the claim was declared void."},
        "fate": _of(Fate | None, defs) | {"description": "Set when something else stands in its place, or nothing."},
        "findings": _of(tuple[Finding, ...], defs) | {"description": "What the evidence says of the claim's parts."},
    }
    added = [name for name in properties if name not in shape["properties"]]
    return shape | {"properties": properties, "required": [*shape["required"], *added]}, defs


_REVIEW = "Where the claim stands with its reviewers: of a dispute the most cautious side; a retracted one is rejected."


def _extraction_shape() -> tuple[Schema, dict[str, Schema]]:
    """One line of `ledger extract`."""
    claim, defs = _claim_shape()
    defs["Claim"] = claim
    properties: Schema = {
        "doc": {"type": "string", "description": "The file's stem, or the id that a line of a .jsonl file gives."},
        "claims": {"type": "array", "items": {"$ref": "#/$defs/Claim"}},
        "dates": _of(tuple[Date, ...], defs),
        "problems": _of(tuple[Problem, ...], defs),
    }
    what = "What `ledger extract` prints for one article, one line each."
    return {"type": "object", "description": what, "properties": properties, "required": list(properties)}, defs


def _shape(kind: type) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a dataclass, and of every dataclass that it holds, by name."""
    defs: dict[str, Schema] = {}
    return _object(kind, defs), defs


def _object(kind: typing.Any, defs: dict[str, Schema]) -> Schema:
    hints = typing.get_type_hints(kind)
    notes = field_notes(kind)
    properties = {
        field.name: _of(hints[field.name], defs) | ({"description": notes[field.name]} if field.name in notes else {})
        for field in fields(kind)
    }
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return {
        "type": "object",
        "description": _in_json_words((inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0]),
        "properties": properties,
        "required": needed,
    }


def _of(kind: typing.Any, defs: dict[str, Schema]) -> Schema:
    """The schema of an annotation; the dataclasses it names go into `defs`.

    Raises:
        TypeError: for an annotation that `model.record.to_plain` would not print either.
    """
    if kind in PLAIN_TYPES:
        return {"type": PLAIN_TYPES[kind]}
    if kind is datetime:
        return {"type": "string", "format": "date-time"}
    if typing.get_origin(kind) is tuple:
        return _array(typing.get_args(kind), defs)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _either(typing.get_args(kind), defs)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _array(tuple(typing.get_type_hints(kind).values()), defs)
    if isinstance(kind, type) and is_dataclass(kind):
        if kind.__name__ not in defs:
            defs[kind.__name__] = {}  # holds the place while the fields are walked
            defs[kind.__name__] = _object(kind, defs)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    message = f"no schema for {kind!r}"
    raise TypeError(message)


def _array(parts: tuple[typing.Any, ...], defs: dict[str, Schema]) -> Schema:
    if Ellipsis in parts:
        return {"type": "array", "items": _of(parts[0], defs)}
    each = [_of(part, defs) for part in parts]
    return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each)}


def _either(parts: tuple[typing.Any, ...], defs: dict[str, Schema]) -> Schema:
    each = [_of(part, defs) for part in parts]
    if all(part.keys() == {"type"} for part in each):
        return {"type": [part["type"] for part in each]}
    return {"anyOf": each}


@cache
def field_notes(kind: type) -> dict[str, str]:
    """The docstrings beneath the fields of a class, each in one line, by field."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(kind))).body[0]
    members = body.body if isinstance(body, ast.ClassDef) else []
    notes = {}
    for field, after in itertools.pairwise(members):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_docstring(after):
            notes[field.target.id] = _in_json_words(str(ast.literal_eval(after.value)))
    return notes


def _in_json_words(docstring: str) -> str:
    """The docstring in one line, with `None` under the name it has in JSON."""
    return re.sub(r"\bNone\b", "null", " ".join(docstring.split()))


def _is_docstring(node: ast.stmt) -> typing.TypeGuard[ast.Expr]:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def drifted(folder: Path) -> Iterator[str]:
    """The names of the schemas whose file in this folder is missing or says something else."""
    for name, schema in all_schemas().items():
        path = folder / f"{name}.schema.json"
        if not path.is_file() or path.read_text("utf-8") != rendered(schema):
            yield path.name


def main(arguments: list[str]) -> int:
    """Writes schemas/ beside the package, or with `--check` says which files are stale (exit code 4)."""
    folder = Path(__file__).parent.parent / "schemas"
    if arguments == ["--check"]:
        stale = list(drifted(folder))
        for name in stale:
            sys.stderr.write(f"schemas/{name} does not match the types; run `python -m ledger.schemas`\n")
        return 4 if stale else 0
    folder.mkdir(exist_ok=True)
    for name, schema in all_schemas().items():
        (folder / f"{name}.schema.json").write_text(rendered(schema), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
