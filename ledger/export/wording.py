"""A claim as one sentence that says who says it: never the claim as a fact (law 4)."""

import re

from ledger.model.actor import Anonymity, called
from ledger.model.claim import Act, Claim, Entry, Quote

_VERBS = {
    Act.ASSERT: "say",
    Act.DENY: "deny",
    Act.ACCUSE: "accuse",
    Act.ADMIT: "admit",
    Act.CLAIM_RESPONSIBILITY: "claim responsibility",
    Act.DECLINE_COMMENT: "decline to comment",
    Act.PROMISE: "promise",
    Act.THREATEN: "threaten",
    Act.URGE: "urge",
    Act.ASK: "ask",
    Act.SPECULATE: "speculate",
    Act.CRITICIZE: "criticize",
}
_AIMED = frozenset({Act.ACCUSE, Act.THREATEN, Act.URGE, Act.ASK, Act.CRITICIZE})
UNNAMED = {
    Anonymity.PSEUDONYM: "pseudonym",
    Anonymity.ROLE: "unnamed",
    Anonymity.GROUP: "unnamed group",
    Anonymity.VAGUE: "vague source",
    Anonymity.IMPERSONAL: "no source named",
}
"""What stands beside one who is not named."""

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "him", "her", "them", "us", "me"})

_DANGLING = re.compile(r"\s+(?:of|at|from|in|for|with|by|to|on)$")
"""What is left of "a diplomat of which" where the relative is no part of the source."""

_HEAD = re.compile(
    r"(.+?)(?:[,;(]|\s(?:who|whose|that|which|of|at|in|on|from|with|by|for|to|near|close|familiar|cited)\b|$)"
)
_PLURAL = re.compile(
    r"(?:[^\W\d_]*[^\Wsui]s|people|media|police|men|women|some|many|several|most|few|both)", re.IGNORECASE
)
"""A noun of many, or a word that counts them; "press", "virus", "analysis" are one thing."""

_REFUSING = frozenset(
    "did does do has have had would will was were is are hasn't haven't didn't doesn't wouldn't won't".split()
)
"""Verbs with which an article tells that somebody gave no answer: "did not respond to two messages"."""

_QUESTION = re.compile(r"(?:whether|if|when|where|who|whom|whose|what|which|why|how)\b", re.IGNORECASE)


def claim_sentence(entry: Entry) -> str:
    """The claim in one line: "Hua Chunying (for China) denies: ...", "X accuses Y of ...".

    The words of the claim follow the speaker and the verb, and are those of the article: an indirect quote gets no
    quotation marks that the article does not have.
    """
    claim = entry.claim
    content = one_line(claim.content)
    if claim.quote is Quote.NARRATION:
        return f"{speaker(entry)} reports: {content}".rstrip(": ")
    return f"{speaker(entry)} {_doing(claim, content)}"


def speaker(entry: Entry) -> str:
    """Who answers for the claim: the outlet for its own narration, else whose words they are."""
    if entry.claim.quote is Quote.NARRATION:
        return one_line(entry.meta.outlet or entry.claim.outlet or "The article")
    return who(entry.claim)


def who(claim: Claim) -> str:
    """Whose words they are, with what is known of it: "A staff member at ... (unnamed, for China, via Xinhua)"."""
    name, details = _name(claim)
    if claim.actor and claim.actor.casefold() != (claim.speaker or name).casefold():
        details.append(f"for {called(one_line(claim.actor), claim.actor_id)}")
    if claim.chain:
        details.append(f"via {one_line(', '.join(claim.chain))}")
    return f"{name} ({', '.join(details)})" if details else name


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _name(claim: Claim) -> tuple[str, list[str]]:
    """The speaker's name, or what the article calls an unnamed one; and how far that is a name."""
    source = _DANGLING.sub("", one_line(claim.source or "").strip(" ,;:"))
    label = UNNAMED.get(claim.anonymity)
    details = [label] if label else []
    if claim.speaker:
        return _capital(called(one_line(claim.speaker), claim.speaker_id)), details
    if source.casefold() in _PRONOUNS:
        return "An unnamed speaker", [f"“{source}”"]
    if source:
        return _capital(source), details
    if claim.actor:
        return _capital(called(one_line(claim.actor), claim.actor_id)), details
    return "An unnamed source", []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _conjugated(verb: str, claim: Claim) -> str:
    """The verb as it goes with whoever says it: "says", "denies"; "say" of some officials."""
    if _is_of_many(claim):
        return verb
    head, _, rest = verb.partition(" ")
    head = f"{head[:-1]}ies" if head == "deny" else f"{head}s"
    return f"{head} {rest}".rstrip()


def _is_of_many(claim: Claim) -> bool:
    """Whether the words for an unnamed source speak of more than one: "officials close to the inquiry"."""
    source = one_line(claim.source or "")
    if claim.speaker or claim.anonymity not in UNNAMED or source.casefold() in _PRONOUNS:
        return False
    head = _HEAD.match(source)
    return head is not None and _PLURAL.fullmatch(head[1].split()[-1].strip("\"“”‘’'")) is not None


def _doing(claim: Claim, content: str) -> str:
    """The verb, whom it is aimed at, and the words."""
    verb = _conjugated(_VERBS[claim.act], claim)
    target = called(one_line(claim.target), claim.target_id) if claim.target and claim.act in _AIMED else None
    if claim.act is Act.ACCUSE:
        return _accusing(claim, target, content)
    if claim.quote is Quote.ACT and _is_whole(claim, content):
        return content
    if claim.act is Act.CLAIM_RESPONSIBILITY and content.casefold().startswith("responsibility"):
        return f"{verb.removesuffix('responsibility')}{content}"
    if not content:
        return f"{verb} {target}" if target else verb
    if claim.act is Act.DECLINE_COMMENT and claim.quote is not Quote.DIRECT and _QUESTION.match(content):
        return f"{verb.removesuffix('comment')}say {content[0].lower()}{content[1:]}"
    if claim.quote is Quote.ACT and claim.act is Act.DENY:
        return f"{verb} {'it' if content == claim.cue else content}"
    return _aimed(claim.act, verb, target, content)


def _is_whole(claim: Claim, content: str) -> bool:
    """Whether the words tell all that is done: "did not respond to two messages", "claimed responsibility"."""
    if claim.act not in (Act.DECLINE_COMMENT, Act.CLAIM_RESPONSIBILITY) or not claim.cue or not content:
        return False
    words, cue = content.casefold().replace("’", "'").split(), claim.cue.casefold().split()
    return set(cue) <= set(words) and (words[0] == cue[0] or words[0] in _REFUSING)


def _aimed(act: Act, verb: str, target: str | None, content: str) -> str:
    """A verb with its words; a colon stands where they do not go on with its sentence."""
    is_to_do = content.startswith(("to ", "not to "))
    if target is None:
        return f"{verb} {content}" if is_to_do and act in (Act.PROMISE, Act.THREATEN) else f"{verb}: {content}"
    rest = content[len(target) :] if content.casefold().startswith(target.casefold()) else ""
    if act in (Act.URGE, Act.THREATEN) and rest.startswith((" to ", " … to ", " that ", " who ", " which ")):
        return f"{verb} {content}"
    return f"{verb} {target} {content}" if is_to_do and act is Act.URGE else f"{verb} {target}: {content}"


def _accusing(claim: Claim, target: str | None, content: str) -> str:
    """An accusation, which says whom it accuses or that it names nobody."""
    verb = _conjugated(_VERBS[claim.act], claim)
    accuses = f"{verb} {target}" if target else f"{_conjugated('make', claim)} an accusation"
    if not content or (target and target.casefold() in (content.casefold(), f"the {content.casefold()}")):
        return accuses
    first = content.split(" ", 1)[0]
    if target and first == "of":
        return f"{accuses} {content}"
    if target and first.islower() and first.endswith("ing"):
        return f"{accuses} of {content}"
    return f"{accuses}: {content}"
