"""What a ledger's keeper decides about incidents: two are one, or some claims are of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.review.keeping import Word, done
from ledger.store.reading import open_reader
from ledger.store.rows import Recorded
from ledger.store.threads.regrouping import Said
from ledger.store.writing import open_writer
from ledger.threads.weaving import merge, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What became of a keeper's word about incidents."""

    incident: str
    """Id of the incident that stays."""
    other: str
    """Id of the one that is now this one, or of the new one with some of its claims."""
    recorded: Recorded


def merge_incidents(address: str, into: str, other: str, said: Word) -> Regrouped:
    """Declares one incident to be another, each named by its id or the beginning of it.

    Later articles that tell of the one tell of the other. The same again changes nothing.

    Raises:
        NotFoundError: when none or several ids begin so.
        KeepingError: when one of them was merged into a third.
        StoreError: when there is no ledger, or it cannot be written.
    """
    with open_reader(address) as reader:
        first, second = reader.incident_id(into), reader.incident_id(other)
    with open_writer(address) as writer:
        by = Said(said.keeper, said.reason)
        recorded = done(writer.merge_incidents(first, second, by, at=said.at, merge=merge))
    return Regrouped(incident=first, other=second, recorded=recorded)


def split_incident(address: str, incident: str, claims: Sequence[str], said: Word) -> Regrouped:
    """Puts some claims of an incident under a new one; all named by their ids or the beginnings of them.

    Raises:
        NotFoundError: when none or several ids begin so.
        KeepingError: when a claim is not about the incident, or these are all that are.
        StoreError: when there is no ledger, or it cannot be written.
    """
    with open_reader(address) as reader:
        name = reader.incident_id(incident)
        chosen = [reader.claim(claim).claim.id for claim in claims]
    with open_writer(address) as writer:
        by = Said(said.keeper, said.reason)
        recorded = done(writer.split_incident(name, chosen, by, at=said.at, split=split))
    with open_reader(address) as reader:
        new = reader.claim(chosen[0]).claim.incident
    return Regrouped(incident=name, other=new or name, recorded=recorded)
