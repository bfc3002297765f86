"""A claim as one sentence that says who says it: never the claim as a fact (law 4)."""

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Entry, Quote

_VERBS = {
    Act.ASSERT: "says",
    Act.DENY: "denies",
    Act.ACCUSE: "accuses",
    Act.ADMIT: "admits",
    Act.CLAIM_RESPONSIBILITY: "claims responsibility",
    Act.DECLINE_COMMENT: "declines to comment",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.URGE: "urges",
    Act.ASK: "asks",
    Act.SPECULATE: "speculates",
    Act.CRITICIZE: "criticizes",
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
    name, details = _name(claim), []
    if label := UNNAMED.get(claim.anonymity):
        details.append(label)
    if claim.actor and claim.actor.casefold() != name.casefold():
        details.append(f"for {one_line(claim.actor)}")
    if claim.chain:
        details.append(f"via {one_line(', '.join(claim.chain))}")
    return f"{name} ({', '.join(details)})" if details else name


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _name(claim: Claim) -> str:
    """The speaker's name, or what the article calls an unnamed one."""
    source = one_line(claim.source or "").strip(" ,;:")
    if claim.speaker:
        return one_line(claim.speaker)
    if source.casefold() in _PRONOUNS:
        return f"An unnamed speaker (“{source}”)"
    if source:
        return source[0].upper() + source[1:]
    return one_line(claim.actor) if claim.actor else "An unnamed source"


def _doing(claim: Claim, content: str) -> str:
    """The verb, whom it is aimed at, and the words."""
    verb = _VERBS[claim.act]
    target = one_line(claim.target) if claim.target and claim.act in _AIMED else None
    if claim.act is Act.ACCUSE:
        return _accusing(target, content)
    if claim.act is Act.CLAIM_RESPONSIBILITY and content.casefold().startswith("responsibility"):
        return f"claims {content}"
    if not content:
        return f"{verb} {target}" if target else verb
    if claim.quote is Quote.ACT and claim.act is Act.DENY:
        return f"{verb} {content}"
    return f"{verb} {target}: {content}" if target else f"{verb}: {content}"


def _accusing(target: str | None, content: str) -> str:
    """An accusation, which says whom it accuses or that it names nobody."""
    accuses = f"accuses {target}" if target else "makes an accusation"
    if not content:
        return accuses
    first = content.split(" ", 1)[0]
    if target and first == "of":
        return f"{accuses} {content}"
    if target and first.islower() and first.endswith("ing"):
        return f"{accuses} of {content}"
    return f"{accuses}: {content}"
