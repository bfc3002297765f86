"""What the commands of threads ask of a ledger, each question about no more than its answer needs."""

from collections.abc import Iterable

from ledger.model.thread import Incident, RelationKind
from ledger.store.snapshot import Snapshot
from ledger.store.threads.census import Figures, Size, figures, sizes
from ledger.store.threads.naming import Said, claims_named, incident_of, incidents_named, propositions_named
from ledger.store.threads.surroundings import Of, Surroundings, surroundings


class ThreadReader:
    """Answers from one moment of a ledger."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def sizes(self, actors: tuple[str, ...] | None = None) -> list[Size]:
        """The incidents of which anything is said, in no order; of these actors, or by them, only if given."""
        return sizes(self._snapshot, actors)

    def figures(self, incidents: Iterable[Incident], contested: Iterable[RelationKind]) -> dict[str, Figures]:
        """More of what is said of these incidents, by id; what is contested are claims in such relations."""
        return figures(self._snapshot, incidents, contested)

    def incidents_named(self, prefix: str) -> list[Incident]:
        """The first incidents whose ids begin so; for one that was merged the one that it was declared to be."""
        return incidents_named(self._snapshot, prefix)

    def propositions_named(self, prefix: str) -> list[str]:
        """The first ids of propositions that begin so."""
        return propositions_named(self._snapshot, prefix)

    def incident_of(self, proposition: str) -> str | None:
        """The id of the incident that the proposition of this whole id is about; None where it is about none."""
        return incident_of(self._snapshot, proposition)

    def claims_named(self, prefix: str) -> list[Said]:
        """The first claims that stand whose ids begin so."""
        return claims_named(self._snapshot, prefix)

    def surroundings(self, of: Of, name: str) -> Surroundings:
        """The articles in which something is about the incident, or the proposition, of this whole id."""
        return surroundings(self._snapshot, of, name)
