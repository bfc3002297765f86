"""RIS Live: messages of the stream as routing elements."""

import published

from ledger.evidence.bgp.bgpdump_line import line_of
from ledger.evidence.ris_live import is_routes, read_elements
from ledger.evidence.source import source_of
from ledger.evidence.tally import Tally


def elements(data: bytes) -> tuple[list[str], Tally]:
    source, tally = source_of("s", data), Tally("s")
    assert is_routes(source.head)
    found = [line_of(element) for element in read_elements(source, tally)]
    tally.close()
    return found, tally


def test_updates_and_states() -> None:
    """Withdrawals first, then announcements; the time to the microsecond; a session that went down and came up."""
    told = [{"next_hop": "198.51.100.1,fe80::1", "prefixes": ["192.0.2.0/24", "203.0.113.0/24"]}]
    update = published.ris_live(
        path=[64510, [64500, 64501]], origin="igp", med=7, community=[[64510, 1]], withdrawals=["198.18.0.0/15"],
        announcements=told,
    )  # fmt: skip
    states = [published.ris_live("RIS_PEER_STATE", state=state) for state in ("down", "connected")]
    found, tally = elements(published.lines([update, *states, published.ris_live("KEEPALIVE")]))
    head = "BGP4MP_ET|1767225600.250000"
    assert found == [
        f"{head}|W|198.51.100.1|64510|198.18.0.0/15",
        f"{head}|A|198.51.100.1|64510|192.0.2.0/24|64510 {{64500,64501}}|IGP|198.51.100.1|0|7|64510:1|NAG||",
        f"{head}|A|198.51.100.1|64510|203.0.113.0/24|64510 {{64500,64501}}|IGP|198.51.100.1|0|7|64510:1|NAG||",
        f"{head}|STATE|198.51.100.1|64510|6|1",
        f"{head}|STATE|198.51.100.1|64510|1|6",
    ]
    assert (tally.records, tally.problems, tally.first_s) == (4, [], published.START_S)


def test_run_together_and_cut() -> None:
    """Messages need no line of their own; the last one lacks its end."""
    whole = published.written(published.ris_live("RIS_PEER_STATE", state="down"))
    found, tally = elements(whole + whole + whole[:-1])
    assert len(found) == 2
    assert [(item.kind, item.where) for item in tally.problems] == [("broken_record", "s:1")]


def test_what_is_wrong_is_told() -> None:
    """The stream's own error, a kind nobody knows, a peer that is none, a prefix that is none, a state that is none."""
    messages = [
        {"type": "ris_error", "data": {"message": "slow\ndown"}}, {"type": "pong"}, published.ris_live("NEWS"),
        published.ris_live(peer="nobody"), published.ris_live(withdrawals=["192.0.2.0/99"]),
        published.ris_live("RIS_PEER_STATE", state="odd"), published.ris_live(timestamp="soon"),
        {"type": "ris_message"}, published.ris_live(announcements=[{"next_hop": "198.51.100.1"}]), published.ris_live(),
    ]  # fmt: skip
    found, tally = elements(published.lines([*messages, published.ris_live(withdrawals=["192.0.2.0/24"])]))
    assert len(found) == 1
    assert [(item.kind, item.where) for item in tally.problems] == [
        ("stream_error", "s:1"), *(("broken_record", f"s:{line}") for line in (4, 5, 6, 7, 8, 9)),
        *[("unknown_record", "s")] * 3,
    ]  # fmt: skip
    assert tally.problems[0].what == "RIS Live says: slow down."
