"""The act of a claim: the cue's act, turned by negation, by the words of the content, and by a question mark."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ledger.extract.draft import Draft
from ledger.model.claim import Act

SILENT = frozenset(
    """say comment elaborate respond answer reply confirm explain specify identify disclose reveal discuss provide give name address
    detail clarify indicate mention tell state announce divulge describe offer reply""".split()
)
"""Verbs of saying whose negation is a silence: "did not say", "has not confirmed"."""
REJECTS = re.compile(
    r"\b(?:groundless|baseless|unfounded|fabricat(?:ed|ion)|nonsense|absurd|ridiculous|slander\w*|smears?|as lies|are lies|a lie|a hoax|"
    r"(?:is|was|are|were|be|as|simply|totally|entirely|completely) (?:untrue|false|fiction)|"
    r"(?:has|have|had|having) (?:absolutely )?nothing to do with|(?:has|have|had|was|were|is|are|played) no (?:role|part|hand|involvement|link|links|connection|ties) (?:in|with|to)|"
    r"(?:was|were|is|are|been) not (?:\w+ly )?(?:involved|responsible|behind|hacked|attacked|true|the case|to blame)|not (?:involved in|responsible for|behind the)|"
    r"never (?:attacked|hacked|ordered|authori[sz]ed)|(?:wasn|isn|weren|aren)['’]t (?:\w+ly )?(?:involved|responsible|behind|true|the case|us)|"
    r"(?:did not|didn['’]t) (?:do it|do this|do that|attack|hack|carry out|order|cause|conduct)|(?:this|that|it) was no\b|have never had)\b"
)
LABELS_FALSE = re.compile(
    r"\b(?:false|untrue|baseless|groundless|unfounded|fabricated|lies?|nonsense|absurd|a hoax|a fairy tale|(?:dis|mis)information|propaganda|slanders?|a (?:\w+ )?(?:smear|fabrication|farce)|a (?:\w+ )?(?:dis|mis)information campaign)\W*$"
)
LABELS = re.compile(
    r"\ban? (?:\w+ )?(?:liar|coward|bully|thief|hypocrite|criminal|traitor|disgrace|fool|aggressor|menace|pariah|puppet|charlatan)\W*$"
)
"""What nobody is called but in anger."""
SCOLDS = re.compile(
    r"\b(?:irresponsible|reckless|unacceptable|outrageous|despicable|cowardly|shameful|disgrace\w*|deplorable|unjustified|unwarranted|"
    r"hypocri\w+|provocati\w+|an insult|a farce|an outrage|unprofessional|illegal|brutal|barbaric|disappoint\w+|a (?:\w+ )?mistake|wrong to|not (?:constructive|helpful|the right))\b"
)
OBLIGES = re.compile(
    r"\b(?=[hmos])(?<!\bi )(?<!\bwe )(?:should|must|ought to|had better)\b(?! have\b)|\b(?:we|i) (?:\w+ly )?(?:urge|call on|call upon|ask|appeal to|demand|request)\b|\blet us\b|\bplease\b"
)
PROMISES = re.compile(
    r"\b(?:we|i)(?:\s+\w+ly)?\s+(?:will|shall|intend to|are going to|am going to|are determined to|are committed to)\b|\b(?:we|i)['’]ll\b"
)
THREATENS = re.compile(
    r"\b(?:retaliat\w+|reveng\w+|consequences|pay (?:a|the|dearly)|destroy|annihilat\w+|blow up|deadly|strike back|hit back|toughest|merciless\w*|punish\w*|"
    r"settle (?:accounts|scores)|(?:worse|more)(?: \w+)? (?:will|would|is to) (?:follow|come)|full of fear|bloodshed|regret it)\b"
)
BLAMES = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being)[^.;]{0,28}? ?(?:responsible for|responsible\b|behind|to blame)|"
    r"(?:carried out|conducted|orchestrated|masterminded|sponsored|launched|ordered|perpetrated|directed) (?:by|the|an?|this)|"
    r"carried (?:it|this|them) out|(?:carried out|oversaw|overseen|mounted|staged|waged|organi[sz]ed|steered) (?:the|an?|this|these|such|those) (?:\w+ ){0,2}?(?:cyber-?)?"
    r"(?:attack|intrusion|hack|theft|break-in|operation|campaign|breach|raid|assault|strike|sabotage|offensive|blackout)s?\b|"
    r"(?:attack|intrusion|campaign|assault|offensive|sabotage|theft|break-in|act of war|cyberattack)s? (?:carried out )?by|"
    r"(?:is|are|was|were|been) (?:\w+ly )?(?:hack|attack|jamm|sabotag|disrupt|block|cutt|steal|spy|smear|slander|ly|shelter|shield|harbou?r|conceal|eavesdropp|tapp)ing|"
    r"(?:has|have|had|did) (?:\w+ly )?(?:broken into|stolen|infiltrated|penetrated|compromised|planted|tampered|severed|knocked|crippled|spied|lied|misled|covered up|pulled the plug|done (?:it|this|that))|"
    r"(?:orders?|instructions?|commands?|attacks?|assault) (?:\w+ ){0,3}?(?:came|comes?|originated) from|"
    r"(?:b(?:ear|ears|ore|orne|earing)|carr(?:y|ies|ied)|ha[sd]|have|shows?|showed) (?:all |many |some )?(?:of )?(?:the )?(?:hallmarks?|fingerprints?|signature|handwriting|trademarks?) of|"
    r"(?:on|under) (?:the |direct )*(?:orders?|instructions?) (?:of|from)|at the behest of|on behalf of|(?:point(?:s|ed)?|traced|tracked|led|leads?) (?:back )?to|"
    r"(?:work(?:s|ed|ing)?|act(?:s|ed|ing)) for|"
    r"(?:has|have|had|did) (?:\w+ly )?(?:hack|attack|jam|sabotag|disrupt|block|cut)\w*|(?:hacked|attacked|jammed|sabotaged|disrupted|breached|knocked|stole|crashed|severed) (?:\w+ )?\w+|begun disrupting|"
    r"pulled the plug|threw the switch|switched off|shut down|hacked into|broke into|the work of|cut (?:off|the))\b"
)
HARM = (
    r"\b(?:sues?|to court|pay for|expel(?:led)?|revoked?|prosecuted?|fined?|jail(?:ed)?|seized?|bann?(?:ed)?|"
    r"respond(?! to\b)(?! if (?:asked|needed|necessary|requested))|"
    r"(?:review|lose|strip|withdraw|suspend|cancel)\b[^.;]{0,40}?\b(?:licen[cs]e|franchise|permit|concession|accreditation|jobs?|posts?|bylines?|contracts?))\b"
)
"""What one does to others by law and office, where a condition or a warning says why."""
HARMS_NAMED = r"\b(?:lawsuits?|legal action|sanctions|charges|blows?|penalties|fines)\b"
CONDITION = r"\b(?:if|unless|should|otherwise|or else|until|in (?:the )?(?:case|event) of)\b"
HARMS = re.compile(rf"^(?=.*\b(?:will|would|shall)\b).*{HARM}", re.DOTALL)
HARMS_IF = re.compile(rf"^(?=.*\b(?:will|would|shall)\b)(?=.*{CONDITION}).*(?:{HARM}|{HARMS_NAMED})", re.DOTALL)
ANSWERS = re.compile(
    r"\b(?:will|would|shall) not (?:go|remain|stay|be left) (?:unanswered|unpunished|without)\b|"
    r"\b(?:the|an|our|its) (?:answer|response|reply|retribution) (?:will|would|shall)\b(?! be (?:sent|given|published|posted))"
)
"""Answers to a wrong: "will not go unanswered", "the response will be swift"."""
STRIKES = re.compile(
    r"^to (?:\w+ly )?(?:strike|attack|hit|hack|cripple|crush|wipe out|take down|bring down|knock out)\b"
)
"""Deeds that nobody but a foe vows."""
AHEAD = re.compile(r"\b(?:will|would|shall|can|could|must|may|might|should|going to|never)\b|['’]ll\b|^to\b")
"""What is still to come: a promise is about that, or swears only that something is so."""
UNLESS = re.compile(
    r"^\W*(?:(?:it|they|we|he|she|i)\b(?: would| will| shall|['’]ll)\b.*\bunless\b|unless\b.*, (?:it|they|we|he|she|i)\b(?: would| will| shall|['’]ll)\b)",
    re.DOTALL,
)
"""What the speaker does if others do not do something else."""
DECLINES = re.compile(
    r"\b(?:(?:not|won['’]t|no|can['’]t|cannot|refuse to|decline to|never) (?:\w+ ){0,4}?(?:comment|discuss|speculate|confirm)\w*|no comment|nothing (?:more |further |else )?to (?:add|say|share))\b"
)
NEGATIVE = re.compile(r"\b(?:not|no|never|nothing|neither|nor|without)\b|n['’]t\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the act of a draft depends on beside the draft."""

    content: str
    """The words of the content, with the mark after them."""
    cue: str
    """Base form of the cue's first word, lower case."""
    targeted: Callable[[], bool]
    """Tells whether the content's subject is a country, body or group that somebody could accuse; asked of few."""
    imperative: bool
    """Whether direct speech begins with a bare verb."""

    @property
    def lower(self) -> str:
        """The content as the patterns want it: in lower case, in which `re` finds them four times as fast as in any."""
        return self.content.lower()


def act_of(draft: Draft, said: Said) -> Act:
    """The act of a claim: its cue's act, turned by negation and by the words of the content."""
    if draft.negated:
        return _negated(draft.act, said.cue, draft.frame)
    if said.cue in ("warn", "vow", "promise", "swear", "pledge") and _menaces(said, draft.act):
        return Act.THREATEN
    if said.cue in ("vow", "promise", "swear") and draft.frame == "clause" and not AHEAD.search(said.lower):
        return _asserted(said, quoted=False)
    if draft.frame in ("small", "as") and LABELS_FALSE.search(said.lower):
        return Act.DENY
    if (draft.frame == "as" and SCOLDS.search(said.lower)) or (
        draft.frame in ("small", "as") and LABELS.search(said.lower)
    ):
        return Act.CRITICIZE
    if draft.frame == "obj-inf" and draft.act is Act.ASSERT and said.cue in ("tell", "want"):
        return Act.URGE
    if draft.act is Act.ASSERT and draft.frame != "as":
        return _asserted(said, quoted=draft.frame in ("quote", "turn"))
    if draft.act is Act.ASK and draft.frame == "turn":
        return Act.ASK if _is_question(said.content) else _asserted(said, quoted=True)
    return draft.act


def _menaces(said: Said, act: Act) -> bool:
    """Whether one who warns or vows this means harm."""
    warns = act is Act.ASSERT and HARMS.search(said.lower) is not None
    return warns or any(p.search(said.lower) for p in (THREATENS, UNLESS, ANSWERS, STRIKES))


def _negated(act: Act, cue: str, frame: str) -> Act:
    if act is Act.DECLINE_COMMENT:
        return Act.DECLINE_COMMENT if frame == "silent" else Act.ASSERT
    if cue == "rule":
        return Act.SPECULATE
    if act is Act.ASSERT and cue in SILENT and frame != "quote":
        return Act.DECLINE_COMMENT
    return Act.ASSERT


def _is_question(content: str) -> bool:
    return "?" in content.strip().rstrip("\"”’'»")[-1:]


def _asserted(said: Said, *, quoted: bool) -> Act:
    """What somebody does who merely "says" this."""
    content = said.lower
    if quoted and _is_question(content):
        return Act.ASK
    if REJECTS.search(content):
        return Act.DENY
    if quoted and DECLINES.search(content):
        return Act.DECLINE_COMMENT
    if SCOLDS.search(content):
        return Act.CRITICIZE
    if BLAMES.search(content) and not NEGATIVE.search(content) and said.targeted():
        return Act.ACCUSE
    if any(p.search(content) for p in (UNLESS, HARMS_IF, ANSWERS)):
        return Act.THREATEN
    if THREATENS.search(content) and re.search(r"\b(?:will|would|shall|going to)\b", content):
        return Act.THREATEN
    if said.imperative or OBLIGES.search(content):
        return Act.URGE
    if quoted and PROMISES.search(content):
        return Act.PROMISE
    return Act.ASSERT
