"""The act of a claim: the cue's act, turned by negation, by the words of the content, and by a question mark."""

import re

from ledger.extract.draft import Draft
from ledger.model.claim import Act

SILENT = frozenset(
    """say comment elaborate respond answer reply confirm explain specify identify disclose reveal discuss provide give name address
    detail clarify indicate mention tell state announce divulge describe offer reply""".split()
)
"""Verbs of saying whose negation is a silence: "did not say", "has not confirmed"."""
REJECTS = re.compile(
    r"\b(?:groundless|baseless|unfounded|untrue|false|fabricat\w+|fiction\w*|nonsense|absurd|ridiculous|slander\w*|smears?|lies?|hoax|"
    r"nothing to do with|no (?:role|part|hand|involvement|link|connection|knowledge) (?:in|with|to|of)|(?:was|were|is|are|been) not (?:involved|responsible|behind|"
    r"hacked|attacked|true|the case)|not (?:involved|responsible for|behind|true)|never (?:attacked|hacked|ordered|authori[sz]ed)|no evidence|"
    r"(?:wasn|isn|weren|aren|didn|don)['’]t (?:involved|responsible|behind|true|do it|the case|us)|did not (?:do|attack|hack|carry out|order|cause|conduct))\b",
    re.IGNORECASE,
)
SCOLDS = re.compile(
    r"\b(?:irresponsible|reckless|unacceptable|outrageous|despicable|cowardly|shameful|disgrace\w*|deplorable|unjustified|unwarranted|"
    r"hypocri\w+|provocati\w+|illegal|brutal|barbaric|disappoint\w+|a mistake|wrong to|not (?:constructive|helpful|the right))\b",
    re.IGNORECASE,
)
OBLIGES = re.compile(
    r"\b(?:should|must|ought to|needs? to|has to|have to|had to|had better|urges?|calls? on|call upon|let us|let's)\b",
    re.IGNORECASE,
)
PROMISES = re.compile(
    r"\b(?:we|i)(?:\s+\w+ly)?\s+(?:will|shall|intend to|are going to|am going to|are determined to|are committed to)\b|\b(?:we|i)['’]ll\b",
    re.IGNORECASE,
)
THREATENS = re.compile(
    r"\b(?:retaliat\w+|consequences|pay (?:a|the) price|destroy|annihilat\w+|blow up|strike back|toughest (?:counter)?action|merciless\w*|punish\w*)\b",
    re.IGNORECASE,
)
BLAMES = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being) (?:directly |solely |ultimately |centrally )?(?:responsible for|behind|to blame)|carried out (?:by|the)|"
    r"(?:conducted|orchestrated|masterminded|sponsored|launched|ordered|perpetrated) (?:by|the)|had (?:hacked|attacked)|hacked into|the work of)\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(r"\b(?:not|no|never|nothing|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)


def act_of(draft: Draft, content: str, cue: str, *, targeted: bool) -> Act:
    """The act of a claim.

    Args:
        draft: the draft, with the cue's own act and whether the cue is negated.
        content: the words of the content.
        cue: base form of the cue's first word, lower case.
        targeted: whether the content's subject is a country, body or group that somebody could accuse.
    """
    if draft.negated:
        return _negated(draft.act, cue, draft.frame)
    if draft.act is Act.ASSERT and draft.frame != "as":
        return _asserted(content, targeted=targeted, quoted=draft.frame == "quote")
    return draft.act


def _negated(act: Act, cue: str, frame: str) -> Act:
    if act is Act.DECLINE_COMMENT:
        return Act.ASSERT
    if cue == "rule":
        return Act.SPECULATE
    if act is Act.ASSERT and cue in SILENT and frame != "quote":
        return Act.DECLINE_COMMENT
    return Act.ASSERT


def _asserted(content: str, *, targeted: bool, quoted: bool) -> Act:
    """What somebody does who merely "says" this."""
    words = content.strip().rstrip("\"”’'»")
    if words.endswith("?") and quoted:
        return Act.ASK
    if REJECTS.search(content):
        return Act.DENY
    if SCOLDS.search(content):
        return Act.CRITICIZE
    if targeted and BLAMES.search(content) and not NEGATIVE.search(content):
        return Act.ACCUSE
    if THREATENS.search(content) and re.search(r"\b(?:will|would|shall|going to)\b", content):
        return Act.THREATEN
    if OBLIGES.search(content):
        return Act.URGE
    if quoted and PROMISES.search(content):
        return Act.PROMISE
    return Act.ASSERT
