"""From the event `thread` to its rows: incidents, propositions, where claims belong, relations, and their index."""

from collections.abc import Iterator

from ledger.store.log.events import Event, Made
from ledger.store.threads.keys import unpacked

_INCIDENT = ("id", "kind", "victim", "victim_id", "earliest", "latest", "words", "ordinal", "told")
_MEMBER = ("claim_seq", "incident", "proposition", "stance", "utterance")
_DECISION = ("word", "incident", "other", "keeper", "at", "reason")
_RELATION = ("kind", "later", "earlier", "rule", "score")


def thread_rows(event: Event) -> Iterator[Made]:
    """The rows of what one event says of threads (`append.thread_body` says in which form)."""
    body, seq = event.body, event.seq
    about: list[str] = body["about"]
    for place, one in enumerate(body["incidents"]):
        row = {name: one[name] for name in _INCIDENT}
        yield "incident", {"seq": seq, "place": place, **row, "merged_into": one["into"]}
        yield from _filings(seq, place, one["keys"])
    for place, (name, incident, claim, keys) in enumerate(body["propositions"]):
        row = {"id": name, "incident": None if incident is None else about[incident], "claim_seq": claim}
        yield "proposition", {"seq": seq, "place": place, **row}
        yield from _filings(seq, place, keys)
    for place, (*values, keys) in enumerate(body["members"]):
        row = dict(zip(_MEMBER, values, strict=True))
        if row["incident"] is not None:
            row["incident"] = about[row["incident"]]
        if isinstance(row["proposition"], int):
            row["proposition"] = body["propositions"][row["proposition"]][0]
        yield "membership", {"seq": seq, "place": place, **row}
        yield from _filings(seq, place, keys)
    if "decision" in body:
        yield "regrouping", {"seq": seq, **{name: body["decision"][name] for name in _DECISION}}
    for place, values in enumerate(body["relations"]):
        yield "relation", {"seq": seq, "place": place, **dict(zip(_RELATION, values, strict=True))}


def _filings(seq: int, place: int, keys: str) -> Iterator[Made]:
    for key in unpacked(keys):
        yield "filing", {"key": key, "seq": seq, "place": place}
