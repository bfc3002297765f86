"""The brief on one incident: what a reporter takes along, put together from its account and from what was measured."""
