"""Routing: elements, peers, which prefixes were visible when, outages and upstreams."""
