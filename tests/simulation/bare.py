"""A claim that says no more than a test asks for."""

from typing import Any

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Quote
from ledger.model.text import Span


def bare_claim(content: str = "", **fields: Any) -> Claim:
    """A claim of these words, which are its sentence too, with these fields; nobody says it, at no known time."""
    span = Span(0, len(content))
    plain: dict[str, Any] = {
        "id": content,
        "article": "article",
        "outlet": None,
        "act": Act.ASSERT,
        "quote": Quote.INDIRECT,
        "content_parts": (content,),
        "content_spans": (span,),
        "cue": None,
        "cue_spans": (),
        "source": None,
        "source_spans": (),
        "speaker": None,
        "speaker_id": None,
        "actor": None,
        "actor_id": None,
        "target": None,
        "target_id": None,
        "chain": (),
        "anonymity": Anonymity.NAMED,
        "hedges": (),
        "said": None,
        "event_time": None,
        "measurables": (),
        "attribution": "attribution",
        "parent": None,
        "basis": None,
        "proposition": None,
        "incident": None,
        "confidence": 900,
        "rule": "test",
        "sentence": content,
        "sentence_span": span,
        "extractor": "rules/1",
    }
    return Claim(content=content, **(plain | fields))
