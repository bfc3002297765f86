"""How a claim is put: as so, held back, asked, demanded, or under a condition."""

from ledger.extract.claims.gist.reading import Reading
from ledger.model.claim import Act
from ledger.model.gist import Modality

IF = frozenset({"if", "unless", "should", "provided"})
WHETHER = frozenset({"whether", "if", "who", "why", "when", "how", "what", "where", "which"})


def modality_of(reading: Reading) -> Modality:
    """The modality of a claim: its act before its words."""
    claim = reading.claim
    if claim.act is Act.ASK or (claim.act is Act.DECLINE_COMMENT and _opens_with_question(reading)):
        return Modality.ASKED
    if claim.act is Act.URGE:
        return Modality.URGED
    if _is_conditional(reading) or _is_unreal(reading):
        return Modality.CONDITIONAL
    return Modality.HEDGED if claim.hedges or claim.act is Act.SPECULATE else Modality.ASSERTED


def _opens_with_question(reading: Reading) -> bool:
    return reading.parse.lowers[reading.content[0]] in WHETHER


def _is_unreal(reading: Reading) -> bool:
    """Whether its main verb says what would have been: "they would have left no trace"."""
    parse = reading.parse
    root = next(iter(reading.roots()), None)
    if root is None or not parse.is_verb(root):
        return False
    auxiliaries = {parse.lowers[c] for c in parse.children_of(root, "aux")}
    return "would" in auxiliaries and not auxiliaries.isdisjoint(("have", "'ve", "’ve"))


def _is_conditional(reading: Reading) -> bool:
    """Whether an "if" clause hangs on the content's main verb."""
    parse = reading.parse
    for token in reading.content:
        if parse.lowers[token] not in IF or parse.deps[token] not in ("mark", "aux"):
            continue
        clause = parse.heads[token]
        if parse.deps[clause] == "advcl" and reading.depth(clause) <= 1:
            return True
    return False
