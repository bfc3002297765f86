"""The words of a description that say for whom somebody speaks: officials, envoys, staff of firms, private persons."""

import re

from ledger.extract.speakers.figure import COMPANIES, GROUPS, HUMAN_HEADS, SPOKES

OFFICIAL_WORDS = frozenset(
    "minister lawmaker senator congressman congresswoman diplomat ambassador consul envoy prosecutor governor premier chancellor taoiseach secretary undersecretary commissioner superintendent".split()
)
"""Descriptions of those who speak for a state even where no state is named."""
ENVOYS = frozenset({"ambassador", "consul", "envoy"})
"""Those who speak for another country than that where they are."""
RULERS = frozenset("president premier palace king queen monarch mayor governor".split())
"""Those whose spokespersons speak for the state: "a spokesman for the president"."""
FORMER = frozenset({"former", "ex", "retired", "university", "opposition", "professor"})
OFFICE = re.compile(r"\b(?:spokesman|chairman|congressman|businessman)\b", re.IGNORECASE)
"""Offices that end in "man" and are held by women as well."""
ROLES = HUMAN_HEADS - COMPANIES - GROUPS
"""Nouns for one person."""
FIRM_ROLES = SPOKES | {"executive", "ceo", "cto", "ciso", "engineer", "manager", "chairman", "chairwoman", "founder"}
UNDER = SPOKES | {"deputy", "aide", "minister", "secretary", "colleague", "adviser", "advisor"}
"""Roles of those who speak for the same body as the person whose they are."""
PRIVATE = frozenset(
    "customer customers client clients resident student driver nurse shopkeeper neighbor neighbour trader fisherman passenger pensioner".split()
)
"""Descriptions of those who speak for themselves, whatever place or body is named with them."""
