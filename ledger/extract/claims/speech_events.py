"""Running speech events: a statement or briefing that was dated once keeps its date while the same speaker goes on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ledger.extract.claims.sayings import is_perfect
from ledger.extract.draft import Draft, Scene
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Quote
from ledger.model.when import Precision, Time

REACH = 2_000
"""Code points from the last dated claim of a speaker within which the speech event still runs."""
NOTE = "running_speech_event"
WITHIN_A_DAY = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND})
"""How finely a speech event is dated: what was said "in August" went on for a month, and not in one go."""
NO_ANSWER = frozenset({"reply", "respond", "answer", "return", "comment", "react"})
"""With "not" they tell of nothing that was said; "would not say" does."""
PRESENT = frozenset({"VBZ", "VBP"})
LABEL = re.compile(r"\s*(?:\w+,? )?\d{1,2}[:.]\d\d\b")
"""The time of an entry, at the start of its paragraph: what was said before belongs to another entry."""
AFTER_LEAD = 2
"""Paragraphs after a dated claim within which an occasion is that of its date."""
SHORT = 3
"""Words of a source that only points back: "it", "the spokesman", "the two officials"."""
OCCASIONS = frozenset(
    """briefing hearing conference meeting session summit forum committee panel speech address remarks testimony debate
    dialogue gathering assembly sitting""".split()
)
"""What people speak at: one that has no date of its own is the one that the story is about."""
NAME = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+")


@dataclass(slots=True)
class _Running:
    """What has been said so far, by whom and when."""

    by_speaker: dict[str, tuple[int, Time]] = field(default_factory=dict)
    last: Claim | None = None
    """The claim before, in the order of the text."""
    dated: Claim | None = None
    """The last one with a date."""
    met: set[str] = field(default_factory=set)
    """Speakers who have spoken by name."""


@dataclass(frozen=True, kw_only=True)
class SpeechEvents:
    """Follows the speech events of one article."""

    scene: Scene
    drafts: Mapping[str, Draft]
    """By id of the claim what it was made from; the outlet's own statements have none."""

    def running(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims in the order of the text; undated ones that go on with a dated speech event take its date."""
        state = _Running()
        for claim in sorted(claims, key=lambda c: (_place(c), order_of(c))):
            draft = self.drafts.get(claim.id)
            if draft is None or claim.quote is Quote.NARRATION:
                yield claim
                continue
            time = claim.said or self._inherited(claim, draft, state)
            dated = claim if claim.said is not None or time is None else replace(claim, said=_noted(time))
            if claim.speaker_id is not None:
                state.met.add(claim.speaker_id)
                if dated.said is not None and _is_fine(dated.said):
                    state.by_speaker[claim.speaker_id] = (_place(claim), dated.said)
            state.last = dated
            if dated.said is not None and _is_fine(dated.said):
                state.dated = dated
            yield dated

    def _inherited(self, claim: Claim, draft: Draft, state: _Running) -> Time | None:
        """The date of the speech event that an undated claim goes on with."""
        if not self._can_go_on(draft):
            return None
        last = state.last
        if (
            last is not None
            and last.said is not None
            and _is_fine(last.said)
            and self._goes_on_from(claim, draft, last)
        ):
            return last.said
        if last is not None and last.said is not None and self._is_introduced(claim, last, state):
            return last.said
        if state.dated is not None and self._is_at_occasion(claim, draft, state.dated):
            return state.dated.said
        place, time = state.by_speaker.get(claim.speaker_id or "", (0, None))
        many = claim.speaker_id is None or claim.speaker_id.startswith(("country:", "agency:"))
        if time is None or many or _place(claim) - place > REACH or self._is_new_entry(place, _place(claim)):
            return None
        return time

    def _can_go_on(self, draft: Draft) -> bool:
        """Whether a cue tells a deed of then: not "has since said", "now says", "did not reply"."""
        parse, cue = self.scene.parse, draft.head
        if cue is None or (draft.act is Act.DECLINE_COMMENT and parse.lowers[cue] in NO_ANSWER):
            return False
        return not (parse.is_verb(cue) and (parse.tags[cue] in PRESENT or is_perfect(parse, cue)))

    def _goes_on_from(self, claim: Claim, draft: Draft, last: Claim) -> bool:
        """Whether the source points back to the speaker of the claim before, in its paragraph or the one before it."""
        parse = self.scene.parse
        if draft.source_head is None:
            return False
        breaks = self._breaks(_place(last), _place(claim))
        is_unnamed = claim.speaker_id is None and last.speaker_id is None
        if parse.tags[draft.source_head] == "PRP":
            same = claim.actor_id == last.actor_id if is_unnamed else claim.speaker_id == last.speaker_id
            return same and breaks == 0
        if len(draft.source) > SHORT or parse.lowers[draft.source[0]] not in ("the", "this", "that"):
            return False
        if is_unnamed:
            return parse.lowers[draft.source_head] in (last.source or "").lower() and breaks <= 1
        return breaks == 0 and claim.speaker_id in (last.speaker_id, *last.roll_up)

    def _is_introduced(self, claim: Claim, last: Claim, state: _Running) -> bool:
        """Whether the bare name gives that of the unnamed person whom the lead quoted, as news leads do."""
        return (
            last.anonymity is Anonymity.ROLE
            and claim.speaker_id is not None
            and claim.speaker_id not in state.met
            and self._breaks(_place(last), _place(claim)) == 1
            and NAME.fullmatch(claim.source or "") is not None
            and claim.actor_id in (None, last.actor_id)
        )

    def _is_at_occasion(self, claim: Claim, draft: Draft, dated: Claim) -> bool:
        """Whether it was said at an occasion ("told a briefing", "in a keynote speech") soon after something dated."""
        parse, cue = self.scene.parse, draft.head
        if cue is None or self._breaks(_place(dated), _place(claim)) > AFTER_LEAD:
            return False
        if parse.lowers[cue] == "testified":
            return True
        phrases = [c for c in parse.children[cue] if parse.deps[c] in ("prep", "dobj", "dative")]
        nouns = {parse.lowers[t] for c in phrases for t in (c, *parse.children_of(c, "pobj"))}
        return not OCCASIONS.isdisjoint(nouns)

    def _breaks(self, start: int, end: int) -> int:
        """Paragraphs between two places."""
        return len(re.findall(r"\n+", self.scene.parse.text[start:end]))

    def _is_new_entry(self, start: int, end: int) -> bool:
        """Whether a paragraph that opens with a time begins between two places."""
        text = self.scene.parse.text
        return any(LABEL.match(text, start + at.end()) for at in re.finditer(r"\n+", text[start:end]))


def _is_fine(time: Time) -> bool:
    return time.precision in WITHIN_A_DAY


def _noted(time: Time) -> Time:
    return time if NOTE in time.notes else replace(time, notes=(*time.notes, NOTE))


def order_of(claim: Claim) -> tuple[object, ...]:
    """What a claim is sorted by within an article: all that its id is made of but the extractor, whose digest changes."""
    first = claim.content_spans[0] if claim.content_spans else claim.sentence_span
    return first, claim.cue_spans, claim.source_spans, claim.content_spans, claim.act, claim.actor or ""


def _place(claim: Claim) -> int:
    return min(span.start for span in (*claim.cue_spans, *claim.content_spans))
