"""The tables of threads: incidents, propositions, where each claim belongs, relations, and the index to find them by.

They follow from the events `thread`. `place` counts the rows of one kind that one event makes, from 0. A row of a
later event about the same incident or claim is what holds now.
"""

import typing

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

_BY_KEY: dict[str, typing.Any] = {"sqlite_with_rowid": False}


class IncidentRow(SQLModel, table=True):
    """An incident as it is known from one event on."""

    __tablename__ = "incident"
    __table_args__ = (Index("ix_incident_id", "id", "seq"), _BY_KEY)
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    place: int = Field(primary_key=True)
    id: str
    kind: str
    victim: str | None
    victim_id: str | None
    earliest: str | None
    latest: str | None
    words: str
    ordinal: int | None
    """2 for "the second outage"."""
    told: str | None
    """When the first article told of it."""
    merged_into: str | None
    """Id of the incident that a person has declared it to be."""


class PropositionRow(SQLModel, table=True):
    """A proposition; what it says is the gist of the claim that said it first."""

    __tablename__ = "proposition"
    __table_args__ = (_BY_KEY,)
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    place: int = Field(primary_key=True)
    id: str = Field(index=True)
    incident: str | None
    claim_seq: int = Field(foreign_key="claim.seq")
    """The row of that claim."""


class MembershipRow(SQLModel, table=True):
    """Where a row of a claim belongs."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_claim", "claim_seq", "seq"),
        Index("ix_membership_incident", "incident", "seq", "place"),
        Index("ix_membership_proposition", "proposition", "seq", "place"),
        Index("ix_membership_utterance", "utterance", "seq", "place"),
        _BY_KEY,
    )
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    place: int = Field(primary_key=True)
    claim_seq: int = Field(foreign_key="claim.seq")
    incident: str | None
    proposition: str | None
    stance: str
    utterance: int = Field(foreign_key="claim.seq")
    """The row of the claim in which the words appeared first; its own for words of its own."""


class RelationRow(SQLModel, table=True):
    """One claim set against an earlier one."""

    __tablename__ = "relation"
    __table_args__ = (Index("ix_relation_later", "later"), Index("ix_relation_earlier", "earlier"), _BY_KEY)
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    place: int = Field(primary_key=True)
    kind: str
    later: int = Field(foreign_key="claim.seq")
    """The row of the claim."""
    earlier: int = Field(foreign_key="claim.seq")
    rule: str
    score: int


class RegroupingRow(SQLModel, table=True):
    """What a person decided about an incident."""

    __tablename__ = "regrouping"
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    word: str
    """merge or split."""
    incident: str
    other: str
    """The incident that was declared to be this one, or the new one with some of its claims."""
    keeper: str
    at: str
    reason: str


class FilingRow(SQLModel, table=True):
    """Under which keys a row is found again: of an incident, a proposition, or a claim with words of its own.

    The key says which of the three it is; seq and place name the row in its table.
    """

    __tablename__ = "filing"
    __table_args__ = (_BY_KEY,)
    key: int = Field(primary_key=True)
    """48 bits of a hash."""
    seq: int = Field(primary_key=True, foreign_key="event.seq")
    place: int = Field(primary_key=True)
