"""Markdown: tables by actor that a reporter pastes into a story or an issue (GitHub's tables)."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zoneinfo import ZoneInfo

from ledger.export.cells import encodable, visible
from ledger.export.figures import time_words
from ledger.export.grouping import by_actor
from ledger.export.options import ExportOptions, zone_of
from ledger.export.reviewing import correction_lines, note_lines, reviewer_lines
from ledger.export.wording import claim_sentence
from ledger.model.claim import Entry
from ledger.model.record import instant
from ledger.model.verdict import Finding, Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
_LINES = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HEADER = ("Claim", "Exact words", "Source", "Said", "Outlet", "Evidence", "Review", "Id")


def write_markdown(entries: Iterable[Entry], out: BinaryIO, options: ExportOptions) -> None:
    """Write one table an actor, one row a claim."""
    zone, providers = zone_of(options), {one.id: one.provider for one in options.observations if one.provider}
    out.writelines(line.encode("utf-8") + b"\n" for line in _lines(entries, options, zone, providers))


def markdown_text(text: str) -> str:
    """Text that shows itself as it is inside a table's cell: no markup, no HTML, no new line, nothing unseen."""
    plain = visible(_LINES.sub("\n", text))
    escaped = _SPECIAL.sub(r"\\\1", plain).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return encodable(escaped.replace("://", ":&#47;/").replace("\n", "<br>").replace("\t", " "))


def _lines(
    entries: Iterable[Entry], options: ExportOptions, zone: ZoneInfo | None, providers: dict[str, str]
) -> Iterator[str]:
    """The document, line by line."""
    yield f"# {markdown_text(options.title)}"
    yield ""
    made = f"Made by {options.tool} at {instant(options.generated_at)}."
    yield f"{markdown_text(made)} Unreviewed claims are a program's reading of an article, not facts."
    groups = by_actor(entries)
    if not groups:
        yield "\nNo claims."
    for group in groups:
        yield f"\n## {markdown_text(group.name)} ({len(group.entries)})\n"
        yield f"| {' | '.join(_HEADER)} |"
        yield f"|{' --- |' * len(_HEADER)}"
        for entry in group.entries:
            yield f"| {' | '.join(markdown_text(cell) for cell in _cells(entry, zone, providers))} |"


def _cells(entry: Entry, zone: ZoneInfo | None, providers: dict[str, str]) -> tuple[str, ...]:
    """A claim's row, before escaping."""
    claim = entry.claim
    source = f"{claim.source or '(none)'} [{claim.anonymity.value}]"
    outlet = ", ".join(part for part in (entry.meta.outlet or claim.outlet, entry.meta.published) if part)
    evidence = "\n".join(_evidence(finding, providers) for finding in entry.findings) or _words(Verdict.NOT_CHECKED)
    said = time_words(claim.said, zone)
    return claim_sentence(entry), claim.content, source, said, outlet, evidence, _review(entry), claim.id


def _review(entry: Entry) -> str:
    """Where the claim stands with its reviewers, what they would have otherwise, and what they remark."""
    state = f"{entry.state} (second look)" if entry.second_look else entry.state.value
    return "\n".join((state, *reviewer_lines(entry), *correction_lines(entry), *note_lines(entry)))


def _evidence(finding: Finding, providers: dict[str, str]) -> str:
    """A finding in a line: the verdict, who measured, and the sentence."""
    measured = ", ".join(dict.fromkeys(providers[name] for name in finding.observations if name in providers))
    reason = f": {_words(finding.reason)}" if finding.reason else ""
    return f"{_words(finding.verdict)}{reason}{f' ({measured})' if measured else ''}. {finding.sentence}"


def _words(name: str) -> str:
    """A word of a closed set for people: "outside scope"."""
    return name.replace("_", " ")
