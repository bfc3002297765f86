"""The grounds that a claim of responsibility gives for itself, as attribution databases code them by hand."""

import re

from ledger.model.claim import Act, Basis, BasisKind
from ledger.model.text import Span

GROUNDS = re.compile(
    r"\b(?:based (?:on|upon)|on the basis of|citing|because of|pointing to|as evidenced by|judging (?:by|from)|in light of|drawing on|after (?:analy[sz]ing|examining)|"
    r"as a result of (?:our|its|the|their) investigation)\s+(?P<what>[^.;”\"]{8,220})",
    re.IGNORECASE,
)
KINDS = (
    (
        BasisKind.LEGAL,
        re.compile(r"\b(?:indict\w*|complaint|court|charges?|affidavit|warrant|criminal)\b", re.IGNORECASE),
    ),
    (
        BasisKind.INTELLIGENCE,
        re.compile(r"\b(?:intelligence|classified|sources and methods|intercept\w*|signals?)\b", re.IGNORECASE),
    ),
    (
        BasisKind.TECHNICAL,
        re.compile(
            r"\b(?:technical|malware|code|ip address\w*|infrastructure|tools?|similarit\w+|overlap\w*|algorithms?|traffic|servers?|forensic\w*|logs?|encryption|techniques?|data|measurements?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        BasisKind.OFFICIAL_FINDING,
        re.compile(
            r"\b(?:investigat\w+|inquiry|finding|report|assessment|collaboration|agenc(?:y|ies)|review|statement)\b",
            re.IGNORECASE,
        ),
    ),
)
ACTS = frozenset({Act.ACCUSE, Act.CLAIM_RESPONSIBILITY, Act.SPECULATE, Act.ASSERT})


def basis_of(text: str, sentence: Span, act: Act) -> Basis | None:
    """The grounds named in a claim's sentence; a claim of one's own responsibility rests on itself."""
    if act not in ACTS:
        return None
    match = GROUNDS.search(text, *sentence)
    if match is not None:
        start, end = match.span("what")
        end = start + len(text[start:end].rstrip(" ,"))
        kind = next((kind for kind, words in KINDS if words.search(text, start, end)), None)
        if kind is not None:
            return Basis(text=text[start:end], start=start, end=end, kind=kind)
    return None
