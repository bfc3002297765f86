"""The numbers inside claims, and the outlet's own narration of them.

`measured` finds every number of a kind we know; `held` says which claim's content holds each; `Quantities` resolves
them to measurables; `narration_claims` makes claims of those that no attributed claim holds. The word tables are in
triggers.toml.
"""

from ledger.extract.measures.found import Amount, Measured
from ledger.extract.measures.narration import narration_claims
from ledger.extract.measures.numbers import held, measured
from ledger.extract.measures.quantities import Quantities
from ledger.extract.measures.subjects import incident_subject

__all__ = [
    "Amount",
    "Measured",
    "Quantities",
    "held",
    "incident_subject",
    "measured",
    "narration_claims",
]
