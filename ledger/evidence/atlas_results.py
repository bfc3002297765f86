"""Results of RIPE Atlas of every firmware: what was asked whom, and how much of it was answered.

A ping counts the packets sent and received; what the probe itself could not send (an error without a reply) was never
sent. A traceroute was answered when a packet came back from the target's own address; one that already failed at the
probe says nothing of the target. Old firmware writes numbers as texts and names the target "addr" and "name".
https://atlas.ripe.net/docs/apis/result-format/
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_at,
    list_at,
    maybe_text,
    moment_at,
    needed_list,
    object_of,
    text_at,
    whole_at,
)  # fmt: skip

KINDS = ("ping", "traceroute")
MOST_PACKETS = 1_000_000
OUTCOMES = frozenset({"rtt", "x", "late", "error", "err"})
"""Of a packet: answered, lost, answered too late, not sent, refused on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result."""

    kind: str
    measurement: int
    probe: int
    target: str
    """The target's address, or its name where it could not be looked up."""
    name: str | None
    """The target as the measurement names it."""
    time: datetime
    step_s: int | None
    """The schedule, where the result gives it."""
    sent: int
    answered: int

    @property
    def is_decided(self) -> bool:
        """Whether anything was sent."""
        return self.sent > 0


def result_of(item: Object) -> Result:
    """The result.

    Raises:
        ValueError: when it is none of a ping or traceroute.
    """
    kind = text_at(item, "type")
    address = maybe_text(item, "dst_addr") or maybe_text(item, "addr")
    name = maybe_text(item, "dst_name") or maybe_text(item, "name")
    target = str(ip_address(address)) if address else name
    if target is None:
        raise ShapeError("it names no target")
    sent, answered = _packets(item) if kind == "ping" else _reached(item, target)
    step = maybe_text(item, "step")
    return Result(
        kind=kind, measurement=whole_at(item, "msm_id"), probe=whole_at(item, "prb_id"), target=target, name=name,
        time=moment_at(item, "timestamp"), step_s=whole_at(item, "step") if step else None, sent=sent,
        answered=answered,
    )  # fmt: skip


def _packets(item: Object) -> tuple[int, int]:
    """Those sent and those answered; duplicates are no answers of their own."""
    replies = _replies(item)
    if item.get("sent") is None and item.get("rcvd") is None:
        own = [reply for reply in replies if "dup" not in reply]
        sent, answered = len(own), sum("rtt" in reply for reply in own)
    else:
        sent, answered = whole_at(item, "sent"), whole_at(item, "rcvd")
    unsent = sum("error" in reply and "rtt" not in reply for reply in replies)
    if not 0 <= answered <= sent <= MOST_PACKETS:
        raise ShapeError(f"{answered} of {sent} packets cannot be")
    return max(sent - unsent, answered), answered


def _reached(item: Object, target: str) -> tuple[int, int]:
    """1 and whether the target answered; 0 where the probe could not even send."""
    hops = [object_of(hop, "a hop") for hop in needed_list(item, "result")]
    replies = [reply for hop in hops for reply in _replies(hop)]
    if any(_is_from(reply, target) for reply in replies):
        return 1, 1
    is_sent = any("x" in reply or "rtt" in reply or "late" in reply for reply in replies)
    is_own = all(reply.get("from") == maybe_text(item, "src_addr") for reply in replies if "rtt" in reply)
    heard = any("rtt" in reply for reply in replies)
    return (1 if is_sent and not (heard and is_own) else 0), 0


def _is_from(reply: Object, target: str) -> bool:
    return "rtt" in reply and str(ip_address(text_at(reply, "from"))) == target


def _replies(item: Object) -> list[Object]:
    """What came of each packet; a result or hop that failed has an error in place of them.

    Raises:
        ValueError: when one is of another shape: what it says of its packet is lost.
    """
    replies = [object_of(reply, "a reply") for reply in list_at(item, "result")]
    for reply in replies:
        if OUTCOMES.isdisjoint(reply):
            raise ShapeError(f"a reply has none of {', '.join(sorted(OUTCOMES))}")
        if "rtt" in reply and figure_at(reply, "rtt") < 0:
            raise ShapeError("a reply came before it was asked for")
    if not replies and "hop" in item and not ("error" in item or "result" in item):
        raise ShapeError("a hop has neither a result nor an error")
    return replies
