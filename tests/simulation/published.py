"""Answers and files as measurement projects publish them, made by their documented shapes; all values invented."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

START = datetime(2026, 1, 1, tzinfo=UTC)
START_S = int(START.timestamp())


def written(value: Any) -> bytes:
    """As a service sends it."""
    return json.dumps(value).encode()


def lines(values: Iterable[Any]) -> bytes:
    """One a line."""
    return b"".join(written(value) + b"\n" for value in values)


def at(hours: float) -> str:
    """An instant as RIPEstat writes it, so many hours after the start."""
    return (START + timedelta(hours=hours)).replace(tzinfo=None).isoformat()


def ripestat(call: str, data: Mapping[str, Any], **more: Any) -> bytes:
    """An answer of RIPEstat."""
    return written({"messages": [], "version": "1.0", "data_call_name": call, "status": "ok", "data": data} | more)


def routing_history(
    origins: Mapping[str, Mapping[str, Sequence[tuple[float, float, float]]]], hours: float, resource: str = "64500"
) -> bytes:
    """Origin -> prefix -> stretches: from and to which hour, and how many full-feed peers saw it."""
    by_origin = [
        {"origin": origin, "prefixes": [
            {"prefix": prefix, "timelines": [
                {"starttime": at(low), "endtime": at(high), "full_peers_seeing": peers} for low, high, peers in parts]}
            for prefix, parts in prefixes.items()]}
        for origin, prefixes in origins.items()
    ]  # fmt: skip
    data = {
        "by_origin": by_origin, "resource": resource, "query_starttime": at(0), "query_endtime": at(hours),
        "time_granularity": 28800, "latest_max_ff_peers": {"v4": 380, "v6": 400},
    }  # fmt: skip
    return ripestat("routing-history", data)


def announced(prefixes: Mapping[str, Sequence[tuple[float, float]]], hours: float) -> bytes:
    """Prefix -> stretches in hours."""
    listed = [
        {"prefix": prefix, "timelines": [{"starttime": at(low), "endtime": at(high)} for low, high in parts]}
        for prefix, parts in prefixes.items()
    ]
    data = {"prefixes": listed, "query_starttime": at(0), "query_endtime": at(hours), "resource": "64500"}
    return ripestat("announced-prefixes", data)


def activity(updates: Sequence[Mapping[str, Any]]) -> bytes:
    """A day in steps of six hours."""
    data = {
        "resource": "64500", "sampling_period": 21600.0, "query_starttime": at(0), "query_endtime": at(24),
        "updates": list(updates),
    }  # fmt: skip
    return ripestat("bgp-update-activity", data)


def country_routing(
    stretches: Sequence[tuple[float, float, int]], resolution: str = "1h", call: str = "country-routing-stats"
) -> bytes:
    """From and to which hour, both included, and how many IPv4 prefixes were routed; the registry is not available."""
    stats = [
        {"timeline": [{"starttime": at(low), "endtime": at(high)}], "v4_prefixes_ris": count, "v6_prefixes_ris": 12,
         "asns_ris": 5, "v4_prefixes_stats": -1, "v6_prefixes_stats": -1, "asns_stats": -1, "stats_date": at(0)}
        for low, high, count in stretches
    ]  # fmt: skip
    data = {
        "resource": "zz", "resolution": resolution, "query_starttime": at(0), "query_endtime": at(48),
        "earliest_time": "2004-01-01T00:00:00", "latest_time": at(48), "hd_latest_time": at(48), "stats": stats,
    }  # fmt: skip
    return ripestat(call, data)


def collector(name: str, v4: tuple[int, int], v6: tuple[int, int] = (0, 0)) -> dict[str, Any]:
    """A collector of an answer to visibility: of each address family the peers, and how many do not see it."""
    peer = {"asn": 64510, "ip": "198.51.100.1", "prefix_count": 900_000}
    return {
        "probe": {"name": name, "city": "Nowhere", "country": "ZZ", "longitude": 1.5, "latitude": 2.5,
                  "ipv4_peer_count": v4[0] + 3, "ipv6_peer_count": v6[0] + 3, "ixp": "X-IX"},
        "ipv4_full_table_peer_count": v4[0], "ipv4_full_table_peers_not_seeing": [peer] * v4[1],
        "ipv6_full_table_peer_count": v6[0], "ipv6_full_table_peers_not_seeing": [peer] * v6[1],
    }  # fmt: skip


def visibility(collectors: Sequence[Mapping[str, Any]], resource: str = "192.0.2.0/24") -> bytes:
    """Who saw it at 08:00."""
    data = {
        "visibilities": list(collectors), "resource": resource, "related_prefixes": [], "query_time": at(8),
        "latest_time": at(16), "include": [],
    }  # fmt: skip
    return ripestat("visibility", data)


def bgp_state(routes: Sequence[Mapping[str, Any]]) -> bytes:
    """Who held what at the start."""
    return ripestat("bgp-state", {"resource": "64500", "timestamp": at(0), "bgp_state": list(routes)})


def bgp_updates(updates: Sequence[Mapping[str, Any]]) -> bytes:
    """What changed."""
    return ripestat("bgp-updates", {"resource": "64500", "nr_updates": len(updates), "updates": list(updates)})


def signal(values: Sequence[Any], datasource: str = "bgp", step: int = 300, **more: Any) -> dict[str, Any]:
    """A signal of IODA of the country ZZ."""
    return {
        "entityType": "country", "entityCode": "ZZ", "entityName": "Nowhere", "datasource": datasource, "subtype": "",
        "from": START_S, "until": START_S + step * len(values), "step": step, "nativeStep": step,
        "values": list(values),
    } | more  # fmt: skip


def ioda(kind: str, data: Any, error: str | None = None) -> bytes:
    """An answer of IODA."""
    return written({"type": kind, "metadata": {}, "error": error, "perf": None, "data": data})


def alert(minutes: float, level: str, value: Any, history: Any = 620) -> dict[str, Any]:
    """An alert of IODA for the country ZZ."""
    return {
        "datasource": "bgp", "entity": {"code": "ZZ", "name": "Nowhere", "type": "country"}, "level": level,
        "time": START_S + int(minutes * 60), "condition": "< 0.99", "value": value, "historyValue": history,
    }  # fmt: skip


def event(**changes: Any) -> dict[str, Any]:
    """An event of IODA for the country ZZ."""
    return {
        "location": "country/ZZ", "location_name": "Nowhere", "start": START_S, "duration": 3600, "uncertainty": None,
        "status": 0, "fraction": None, "score": 55.5, "datasource": "bgp", "overlaps_window": False,
    } | changes  # fmt: skip


def annotation(**changes: Any) -> dict[str, Any]:
    """An outage as Cloudflare annotates it."""
    return {
        "dataSource": "ALL", "description": None, "scope": None, "startDate": "2026-01-01T10:00:00Z",
        "endDate": "2026-01-01T12:30:00Z", "locations": ["ZZ"], "asns": [], "eventType": "OUTAGE", "linkedUrl": None,
        "outage": {"outageCause": "CABLE_CUT", "outageType": "NATIONWIDE"},
    } | changes  # fmt: skip


def radar_outages(*annotations: Mapping[str, Any]) -> bytes:
    """The answer with these annotations."""
    return written({"success": True, "errors": [], "result": {"annotations": list(annotations)}})


def netflows(values: Sequence[str | None], minutes: int = 15, **meta: Any) -> bytes:
    """Traffic in even steps."""
    times = [
        (START + timedelta(minutes=place * minutes)).isoformat().replace("+00:00", "Z") for place in range(len(values))
    ]
    head = {"aggInterval": "FIFTEEN_MINUTES", "normalization": "MIN0_MAX", "confidenceInfo": {"level": 5}} | meta
    return written({"success": True, "result": {"meta": head, "serie_0": {"timestamps": times, "values": values}}})


def ooni(blocking: Any = None, **changes: Any) -> dict[str, Any]:
    """One run of web_connectivity; blocking is False where none is given, "" for one without a result."""
    blocking = False if blocking is None else (blocking or None)
    keys = {
        "queries": [], "tcp_connect": [], "requests": [], "accessible": blocking is False, "blocking": blocking,
        "dns_consistency": "inconsistent" if blocking == "dns" else "consistent",
        "dns_experiment_failure": "dns_nxdomain_error" if blocking == "dns" else None, "http_experiment_failure": None,
    }  # fmt: skip
    return {
        "input": "https://www.example.com/", "measurement_start_time": "2026-01-01 00:00:00", "probe_asn": "AS64500",
        "probe_cc": "ZZ", "report_id": "", "test_keys": keys, "test_name": "web_connectivity",
    } | changes  # fmt: skip


def ping(minutes: float, sent: Any = 3, rcvd: Any = 3, probe: int = 1, **more: Any) -> dict[str, Any]:
    """A ping of the firmware of today."""
    return {
        "fw": 5080, "type": "ping", "msm_id": 1001, "prb_id": probe, "af": 4, "proto": "ICMP", "dst_name": "192.0.2.1",
        "dst_addr": "192.0.2.1", "src_addr": "198.51.100.9", "timestamp": START_S + int(minutes * 60), "step": 240,
        "sent": sent, "rcvd": rcvd, "dup": 0, "avg": 20.1, "min": 20, "max": 20.2,
        "result": [{"rtt": 20.1}] * int(rcvd) + [{"x": "*"}] * (int(sent) - int(rcvd)),
    } | more  # fmt: skip


def traceroute(minutes: float, hops: Sequence[Mapping[str, Any]], probe: int = 1) -> dict[str, Any]:
    """A traceroute to 192.0.2.1."""
    return {
        "fw": 5080, "type": "traceroute", "msm_id": 5001, "prb_id": probe, "af": 4, "proto": "ICMP",
        "dst_addr": "192.0.2.1", "dst_name": "192.0.2.1", "src_addr": "198.51.100.9", "size": 40,
        "timestamp": START_S + int(minutes * 60), "endtime": START_S + int(minutes * 60) + 9, "result": list(hops),
    }  # fmt: skip


def ris_live(kind: str = "UPDATE", **changes: Any) -> dict[str, Any]:
    """A message of RIS Live."""
    data: dict[str, Any] = {
        "timestamp": START_S + 0.25, "peer": "198.51.100.1", "peer_asn": "64510", "id": "x", "host": "rrc00",
        "type": kind,
    }  # fmt: skip
    return {"type": "ris_message", "data": data | changes}


def every() -> dict[str, bytes]:
    """A file of each kind with something to find in it, by the name of its reader."""
    day = [620] * 20 + [0] * 4 + [620] * 8
    update: dict[str, Any] = {
        "announcements": [{"next_hop": "198.51.100.1", "prefixes": ["192.0.2.0/24"]}],
        "origin": "igp",
    }
    source = {"source_id": "00-198.51.100.1", "target_prefix": "192.0.2.0/24"}
    route = source | {"path": [64510, 64500], "community": ["64510:1"]}
    hop = {"hop": 1, "result": [{"from": "192.0.2.1", "rtt": 5.5, "size": 28, "ttl": 60}, {"x": "*"}]}
    nested = [[{"agg_values": {"loss_pct": 1.5}}], [{"agg_values": {"loss_pct": 2}}]]
    return {
        "ripestat-routing-history/1": routing_history(
            {"64500": {"192.0.2.0/24": [(0, 64, 300), (88, 160, 301.5)], "2001:db8::/32": [(0, 160, 320)]}}, 160),
        "ripestat-announced-prefixes/1": announced({"192.0.2.0/24": [(0, 160)], "198.51.100.0/24": [(0, 40)]}, 160),
        "ripestat-bgp-update-activity/1": activity(
            [{"starttime": at(6), "announcements": 7, "withdrawals": None}, {"starttime": at(18), "announcements": 1}]),
        "ripestat-country-routing-stats/1": country_routing([(0, 20, 40), (21, 24, 2), (25, 48, 40)]),
        "ripestat-visibility/1": visibility([collector("RRC00", (20, 1), (18, 2)), collector("RRC01", (10, 10))]),
        "ioda-signals/2": ioda("signals", [[signal(day), signal(nested, "ping-slash24-loss", 600)]]),
        "ioda-alerts/2": ioda("outages.alerts", [alert(0, "critical", 10), alert(60, "normal", 615)]),
        "ioda-events/2": ioda("outages.events", [event(), event(location="asn/64500", duration=7200)]),
        "radar-outages/1": radar_outages(annotation(), annotation(asns=[64500], endDate=None)),
        "radar-netflows/1": netflows(["0.9"] * 10 + ["0.01"] * 4 + ["0.93"] * 4),
        "ooni-web-connectivity/1": lines([ooni(), ooni("dns"), ooni("tcp_ip", probe_asn="AS64501")]),
        "ripe-atlas/1": lines([*(ping(minute, 3, 0 if 40 <= minute < 60 else 3) for minute in range(0, 100, 4)),
                               traceroute(0, [hop])]),
        "ripestat-bgp-state": bgp_state([route]),
        "ripestat-bgp-updates": bgp_updates(
            [{"seq": 1, "timestamp": at(0.5), "type": "W", "attrs": source},
             {"seq": 2, "timestamp": at(1), "type": "A", "attrs": route}]),
        "ris-live": lines([ris_live(path=[64510, 64500], **update), ris_live(withdrawals=["192.0.2.0/24"]),
                           ris_live("RIS_PEER_STATE", state="down"), ris_live("KEEPALIVE")]),
    }  # fmt: skip
