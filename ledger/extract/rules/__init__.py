"""One file a rule: a generator from a scene to drafts of claims. `RULES` is their order of priority."""

from ledger.extract.draft import Rule
from ledger.extract.rules.according import according_to, as_said, reportedly
from ledger.extract.rules.headlines import headlines
from ledger.extract.rules.inversion import inverted, speaker_last
from ledger.extract.rules.nouns import adjective_cues, noun_cues
from ledger.extract.rules.quotations import quotations
from ledger.extract.rules.quoting import quoting
from ledger.extract.rules.silences import silences
from ledger.extract.rules.turns import turns
from ledger.extract.rules.verbs import verb_cues

RULES: tuple[Rule, ...] = (
    turns,
    headlines,
    quotations,
    quoting,
    according_to,
    as_said,
    inverted,
    silences,
    verb_cues,
    speaker_last,
    noun_cues,
    adjective_cues,
    reportedly,
)
"""The first rule wins where two drafts are about the same words."""
