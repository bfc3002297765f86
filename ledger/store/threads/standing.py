"""Which rows of threads count, as SQL: those about claims that stand, and of several about one thing the last."""

from ledger.store.standing import counts

IS_LAST = "NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = m.claim_seq AND n.seq > m.seq)"
"""True for where a claim belongs now, of the table under the name `m`."""

MEMBER_COUNTS = f"{counts('m.claim_seq')} AND {IS_LAST}"

RELATION_COUNTS = f"""
    {counts("r.later")} AND {counts("r.earlier")}
    AND (r.kind = 'responds_to'
         OR NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = r.later AND n.seq > r.seq)
         AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = r.earlier AND n.seq > r.seq))
"""
"""True for a relation, of the table under the name `r`, that was found where both claims belong now; what answers a
question does so wherever it belongs."""
