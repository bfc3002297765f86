"""What the words of a claim are about: a network's trouble, its cause, who did it, why."""

import re

from ledger.model.claim import Act, Claim

NETWORK = re.compile(
    r"\b(internet|networks?|online|offline|web|websites?|cyber\w*|hack\w*|ddos|denial[- ]of[- ]service|outages?|"
    r"black ?outs?|connectivity|connections?|disconnect\w*|routes?|routing|routers?|bgp|traffic|servers?|dns|"
    r"telecom\w*|broadband|bandwidth|cables?|fib(re|er)|backbone|intrusions?|malware|computers?|systems?|"
    r"services? (was|were|is|are|suspend\w*|disrupt\w*|interrupt\w*)|suspension|disruptions?|shutdown|overload\w*|3g|"
    r"4g|mobile|software|configuration)\b",
    re.IGNORECASE,
)
BARE_WORDS = 5
"""Content of no more words than this ("any responsibility") is at last read with its article."""
ATTACK = re.compile(r"\b(attacks?|hackers?|breach)\b", re.IGNORECASE)
"""Words that mean a network's trouble in an article about one."""
SPOKEN = frozenset(Act) - {Act.PROMISE, Act.THREATEN, Act.URGE, Act.ASK, Act.DECLINE_COMMENT}
"""Acts that say how things are; the others say what should be, what will be, or nothing."""
SHORT_WORDS = 8
"""Content of no more words than this is read with its sentence."""
OTHER_EVENT = re.compile(
    r"\b(bomb\w*|shooting|massacre|kidnap\w*|crash\w*|earthquake|flooding|murder\w*|missile\w*|explosion|assassinat\w*|"
    r"shell(ing|ed)|air ?strikes?|genocide|abductions?|human rights)\b",
    re.IGNORECASE,
)


def networked(text: str) -> bool:
    """Whether the text speaks of networks and their trouble."""
    return NETWORK.search(text) is not None


def of_network_incident(claim: Claim, *, article_is: bool) -> bool:
    """Whether the claim speaks of a network incident.

    Its content decides; content of a few words is read with its sentence, and at last with its article.
    """
    if OTHER_EVENT.search(claim.content):
        return False
    if networked(claim.content) or (article_is and ATTACK.search(claim.content)):
        return True
    if len(claim.content.split()) > SHORT_WORDS:
        return False
    bare = len(claim.content.split()) <= BARE_WORDS
    return networked(claim.sentence) or (bare and article_is and not OTHER_EVENT.search(claim.sentence))
