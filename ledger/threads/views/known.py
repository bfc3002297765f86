"""What is known of all threads at one moment: what the commands that read threads are given."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.model.thread import Incident, Membership, Proposition, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The threads of the claims that stand."""

    incidents: Mapping[str, Incident]
    """By id, in the order in which they were first told of in this ledger."""
    propositions: Mapping[str, Proposition]
    """By id, in the order in which they were first said in this ledger."""
    memberships: Mapping[str, Membership]
    """By id of the claim; every claim that stands has one."""
    relations: tuple[Relation, ...]
    utterances: Mapping[str, str]
    """By id of the claim, that of the claim in which its words appeared first; its own for words of its own."""
