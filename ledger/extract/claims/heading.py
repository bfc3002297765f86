"""The date that heads a whole text: of a transcript, for its turns; of a statement, for what its authors say in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.extract.claims.calendar import Calendar
from ledger.extract.claims.sayings import is_perfect
from ledger.extract.dates import Expression
from ledger.extract.draft import Draft
from ledger.extract.parse.labels import STAMP
from ledger.extract.speakers.figure import Figure
from ledger.model.claim import Act
from ledger.model.text import Span
from ledger.model.when import Time

AUTHORS = frozenset({"we", "i"})
PRESENT = frozenset({"VBP", "VBZ"})
PLACE = re.compile(r"(?:[A-Z][\w.'’-]*[ ,]+){1,4}(?:on )?")
"""What stands before the date in the line that dates a statement: "Geneva, 3 March 2031"."""
LONGEST_TITLE = 400
TITLE_LINES = 10


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What dates one article as a whole; the day of publishing is never guessed from."""

    calendar: Calendar
    expressions: Sequence[Expression]

    @cached_property
    def of_transcript(self) -> Time | None:
        """When a transcript was spoken: the last date before its first turn."""
        scene = self.calendar.scene
        starts = [s for s, label in zip(scene.quotations.paragraphs, scene.labels, strict=True) if label]
        days = [e for e in self.expressions if starts and e.end <= starts[0].start and self.calendar.is_day(e)]
        time = self.calendar.said_at(days[-1], zone=None, day=None) if days else None
        return replace(time, notes=("transcript_heading",)) if time else None

    def of_statement(self, draft: Draft, figure: Figure) -> Time | None:
        """When a statement was made, for what its authors say in it: "We condemn", "Norway calls on"."""
        if self._line is None or not self._is_performed(draft) or not self._is_author(draft, figure):
            return None
        time = self.calendar.said_at(self._line, zone=None, day=None)
        return replace(time, notes=("statement_heading",)) if time else None

    def of_entry(self, draft: Draft) -> Time | None:
        """When an entry of a log was written that opens with its day and time, or its time: "Tuesday, 09:00 Resolved."."""
        scene, cue = self.calendar.scene, draft.head
        if cue is None or is_perfect(scene.parse, cue) or scene.paragraph_of[cue] < 0:
            return None
        label = self._labels.get(scene.quotations.paragraphs[scene.paragraph_of[cue]].start)
        if label is None or (label.is_clock and not self._is_of_now(label, cue)):
            return None
        return self.calendar.said_at(label, zone=None, day=None)

    def _is_of_now(self, label: Expression, cue: int) -> bool:
        """Whether a bare hour is that of the saying: in the words right after it, or told in the present."""
        parse = self.calendar.scene.parse
        stamp = STAMP.match(parse.text, label.start)
        return stamp is not None and (parse.tags[cue] in PRESENT or parse.starts[parse.sentence(cue)[0]] <= stamp.end())

    @cached_property
    def _labels(self) -> dict[int, Expression]:
        """By their start the expressions that name a time of day."""
        return {e.start: e for e in self.expressions if e.clock is not None}

    def _is_performed(self, draft: Draft) -> bool:
        """Whether the cue, in the present tense, does what it says."""
        parse, cue = self.calendar.scene.parse, draft.head
        if cue is None or draft.frame == "quote" or draft.act is Act.DECLINE_COMMENT or is_perfect(parse, cue):
            return False
        return parse.tags[cue] in PRESENT

    def _is_author(self, draft: Draft, figure: Figure) -> bool:
        """Whether the source is "we", or a body that the title names."""
        parse, head = self.calendar.scene.parse, draft.source_head
        if head is None:
            return False
        return parse.lowers[head] in AUTHORS or (figure.name is not None and figure.name in self._title)

    @property
    def _title(self) -> str:
        return self.calendar.scene.parse.text[: self._line.start] if self._line else ""

    @cached_property
    def _line(self) -> Expression | None:
        """The date of the line, place and date and no more, that stands between the title and the text."""
        text = self.calendar.scene.parse.text
        for paragraph in self.calendar.scene.quotations.paragraphs[1:TITLE_LINES]:
            found = next((e for e in self.expressions if paragraph.start <= e.start and e.end <= paragraph.end), None)
            if found is not None and paragraph.start < LONGEST_TITLE and _is_alone(text, paragraph, found):
                return found if self.calendar.is_day(found) else None
        return None


def _is_alone(text: str, paragraph: Span, date: Expression) -> bool:
    before, after = text[paragraph.start : date.start], text[date.end : paragraph.end]
    return PLACE.fullmatch(before) is not None and not after.strip(" .\n")
