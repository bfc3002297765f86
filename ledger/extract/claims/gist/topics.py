"""Which of the things that happened each claim is about: by its words, else by what stands before it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from ledger.extract.claims.consistency import AHEAD, Interval
from ledger.extract.claims.gist.general import is_general
from ledger.extract.claims.gist.naming import Naming
from ledger.extract.claims.gist.onsets import length, measured_onset
from ledger.extract.claims.gist.parties import Party
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.strands import Strand, country_of, is_same, placed
from ledger.extract.claims.gist.table import Table
from ledger.extract.draft import Scene
from ledger.extract.speakers.bodies import Bodies
from ledger.model.claim import Act, Claim
from ledger.model.gist import DOWN, Predicate
from ledger.model.when import Time

NAMED, SUFFERED, TOLD = 4, 2, 1
"""What a noun for it, its victim's name and a word of its kind count."""
SHORT = 8
"""Words of a question that only points back."""
NAME = 4
"""Letters of a body's name at the least."""
ENDING = 3
"""Tokens at the end of a sentence among which its mark stands."""
LABEL = 4
"""Tokens of a speaker's name before what he says."""
BEFORE = timedelta(days=2)
"""What lies so long before an outage is no part of it; failures of the day before may be its first ones."""
COMING = frozenset({Act.PROMISE, Act.THREATEN})
THE = frozenset({"the", "he", "she", "it", "they"})
"""How somebody is called who spoke before."""
POINTERS = frozenset({"it", "this", "that", "they", "them"})


@dataclass(frozen=True, kw_only=True)
class Topics:
    """What each sentence of an article is about."""

    scene: Scene
    bodies: Bodies
    table: Table
    named: Sequence[Naming]
    """All nouns and verbs that name what happened, in the order of the text."""
    strands: Sequence[Strand]
    own: Strand | None
    """What the article is about; None where it is about several things."""
    asides: Mapping[int, Strand]
    """By sentence, what it tells of another year."""

    def of(self, said: Sequence[tuple[Reading, Found | None, Naming | None]]) -> list[Strand | None]:
        """The strand that each claim is about: what it names, what it answers, else that of its sentence or what stands before."""
        early = self._early([reading.claim for reading, _, _ in said])
        direct = [early.get(one[0].claim.id) or self._direct(*one) for one in said]
        sentence_of = self.scene.parse.sentence_of
        places = [sentence_of[reading.content[0]] for reading, _, _ in said]
        told = {place: strand for place, strand in zip(places, direct, strict=True) if strand is not None}
        spoken: dict[int, list[Claim]] = {}
        for place, (reading, _, _) in zip(places, said, strict=True):
            spoken.setdefault(place, []).append(reading.claim)
        settled = self._settled(told, spoken)
        about = [strand or settled[place] for place, strand in zip(places, direct, strict=True)]
        return [
            None if is_general(reading, found) else strand
            for strand, (reading, found, _) in zip(about, said, strict=True)
        ]

    def _early(self, claims: Sequence[Claim]) -> dict[str, Strand]:
        """By id of the claim what those are about, with what they hold, that tell of days before the article's own outage began."""
        others = [s for s in self.strands if s is not self.own and s.year is None]
        if self.own is None or self.own.family != DOWN or len(others) != 1:
            return {}
        onsets = [began for claim in claims if (began := measured_onset(claim)) is not None]
        onset = min(onsets, key=length, default=None)
        found: dict[str, Strand] = {}
        for claim in claims:
            time = claim.event_time
            is_early = time is not None and onset is not None and AHEAD not in time.notes and _is_before(time, onset)
            if is_early or claim.parent in found:
                found[claim.id] = others[0]
        return found

    def _direct(self, reading: Reading, found: Found | None, deed: Naming | None) -> Strand | None:
        """What the claim is about by its own words."""
        if self._is_single:
            return self.own
        aside = self.asides.get(self.scene.parse.sentence_of[reading.content[0]])
        if aside is not None:
            return aside
        if deed is not None and deed.victim is not None:
            strand = self._by_victim(deed)
            if strand is not None:
                return strand
        return self._cued(reading.content) or (self._answered(reading) if self._is_answer(reading, found) else None)

    @property
    def _is_single(self) -> bool:
        """Whether the article tells of one thing only."""
        return len(self.strands) == 1 and self.own is not None and not self.asides

    def _by_victim(self, deed: Naming) -> Strand | None:
        return next(
            (
                s
                for s in self.strands
                if s.victim and deed.victim and is_same(s.victim, deed.victim) and deed.kind in s.family
            ),
            None,
        )

    def _is_answer(self, reading: Reading, found: Found | None) -> bool:
        """Whether it tells what somebody will do in answer: "will retaliate", "promised a response"."""
        if found is not None and found.predicate is Predicate.WILL_RESPOND:
            return True
        if reading.claim.act not in COMING:
            return False
        entries = (e for t in reading.content for e in self.table.nouns.get(self.scene.parse.lowers[t], ()))
        return any(entry.family == "response" for entry in entries)

    def _answered(self, reading: Reading) -> Strand | None:
        """Who answers, answers what was done to him or his, not to another country."""
        side = country_of(self.bodies, reading.claim.actor_id)
        if side is None:
            return None
        victims = [(s, s.victim.id) for s in self.strands if s.victim is not None]
        own = [s for s, victim in victims if country_of(self.bodies, victim) == side]
        others = [s for s, victim in victims if victim is None or not victim.startswith("country:")]
        done = own or others
        return done[0] if len(done) == 1 else None

    @cached_property
    def _places(self) -> list[int]:
        return [naming.at for naming in self.named]

    def _settled(self, told: Mapping[int, Strand], spoken: Mapping[int, Sequence[Claim]]) -> list[Strand | None]:
        """For each sentence what it is about, as far as it and those before it tell.

        Args:
            told: by sentence, what claims in it are about by their own words.
            spoken: the claims in it, where there are any.
        """
        if self._is_single:
            return [self.own] * len(self.scene.parse.sentence_starts)
        parse, paragraph_of = self.scene.parse, self.scene.paragraph_of
        settled: list[Strand | None] = []
        before = range(0)
        for number, first in enumerate(parse.sentence_starts):
            sentence = range(first, parse.sentence(first)[1] + 1)
            if parse.lowers[sentence[-1]] == ":" and len(sentence) <= LABEL:
                settled.append(None)  # "HOST:"
                continue
            cued = self.asides.get(number) or self._cued(sentence) or told.get(number)
            if cued is None:
                last = parse.sentence_of[before[0]] if before else number
                goes_on = last != number and (
                    paragraph_of[before[0]] == paragraph_of[first]
                    or self._goes_on(before, sentence)
                    or _is_one_voice(spoken.get(number, ()), spoken.get(last, ()))
                )
                cued = settled[last] if goes_on else self.own
            settled.append(cued)
            before = sentence
        return settled

    def _goes_on(self, before: range, sentence: range) -> bool:
        """Whether a paragraph is about what the one before it is: an answer, or a question that points back."""
        lowers = self.scene.parse.lowers
        if "?" in lowers[before.start : before.stop][-ENDING:]:
            return True
        words = [lowers[t] for t in sentence if lowers[t].isalpha()]
        is_asked = "?" in lowers[sentence.start : sentence.stop]
        return is_asked and len(words) <= SHORT and not POINTERS.isdisjoint(words)

    def _cued(self, tokens: Iterable[int]) -> Strand | None:
        """What these words tell of, if of one more than of the others."""
        tokens = list(tokens)
        if not tokens:
            return None
        scores: Counter[int] = Counter()
        for naming in self._within(tokens):
            strand = placed(naming, self.strands, self.own)
            if strand is not None:
                scores[self.strands.index(strand)] += NAMED if naming.is_noun else TOLD
        self._count_words(tokens, scores)
        self._count_victims(tokens, scores)
        ranked = scores.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return self.strands[ranked[0][0]]

    def _within(self, tokens: Sequence[int]) -> list[Naming]:
        inside = frozenset(tokens)
        first, last = bisect_left(self._places, tokens[0]), bisect_left(self._places, tokens[-1] + 1)
        return [naming for naming in self.named[first:last] if naming.at in inside]

    def _count_words(self, tokens: Sequence[int], scores: Counter[int]) -> None:
        words = {self.scene.parse.lowers[t] for t in tokens}
        for place, strand in enumerate(self.strands):
            if strand is not self.own and strand.year is not None:
                continue
            rivals = [s for s in self.strands if s.name is None or s is self.own]
            if strand in rivals and sum(other.family == strand.family for other in rivals) == 1:
                scores[place] += TOLD * len(words & (self.table.down if strand.family == DOWN else self.table.entered))
        for place in [p for p, score in scores.items() if not score]:
            del scores[place]

    def _count_victims(self, tokens: Sequence[int], scores: Counter[int]) -> None:
        """A victim's name tells, but that of a country beside a break-in: there it may be who did it."""
        parse = self.scene.parse
        mentioned = {m.actor_id for m in self.bodies.within(parse.span(tokens[0], tokens[-1]))}
        is_mixed = len({s.family for s in self.strands}) > 1
        for place, strand in enumerate(self.strands):
            victim = strand.victim
            if victim is None or (is_mixed and victim.id is not None and victim.id.startswith("country:")):
                continue
            if any(s is not strand and s.victim and is_same(s.victim, victim) for s in self.strands):
                continue
            words = {word for word in victim.text.split() if word[:1].isupper()}
            told = {parse.words[t] for t in tokens}
            is_told = bool(words) and words <= told
            is_called = victim.text.split(" ")[0] in told and self._is_only(victim)
            if victim.id in mentioned or (victim.id is None and is_told) or is_called:
                scores[place] += SUFFERED

    def _is_only(self, victim: Party) -> bool:
        """Whether the first word of a body's name, by which it is called later on, is that of no other victim here."""
        first = victim.text.split(" ")[0]
        is_body = victim.id is None or victim.id.startswith(("org:", "operator:"))
        names = [s.victim.text for s in self.strands if s.victim is not None]
        is_name = len(first) >= NAME and first[:1].isupper()
        return is_body and is_name and sum(first in name.split(" ") for name in names) == 1


def _is_before(time: Time, onset: Interval) -> bool:
    return time.latest is not None and onset.earliest is not None and time.latest + BEFORE <= onset.earliest


def _is_one_voice(claims: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """Whether one who is pointed at ("the spokesman", "he") goes on where his side spoke last."""
    if not claims or claims[0].actor_id is None:
        return False
    words = (claims[0].source or "").lower().split()
    return bool(words) and words[0] in THE and any(claim.actor_id == claims[0].actor_id for claim in before)
