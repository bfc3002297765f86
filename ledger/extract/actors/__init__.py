"""Who can speak and on whose behalf: the gazetteer."""

from ledger.extract.actors.gazetteer import Gazetteer, load_gazetteer
from ledger.extract.actors.index import Mention, MentionKind

__all__ = ["Gazetteer", "Mention", "MentionKind", "load_gazetteer"]
