"""Which rows of threads count, as SQL: those about claims that stand, and of several about one thing the last."""

CLAIM_STANDS = (
    "NOT EXISTS (SELECT 1 FROM supersede s WHERE s.old = {claim})"
    " AND NOT EXISTS (SELECT 1 FROM retraction t WHERE t.claim_seq = {claim})"
)
"""True for a row of a claim that neither another stands in the place of, nor anybody declared void."""

IS_LAST = "NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = m.claim_seq AND n.seq > m.seq)"
"""True for where a claim belongs now, of the table under the name `m`."""

MEMBER_COUNTS = f"{CLAIM_STANDS.format(claim='m.claim_seq')} AND {IS_LAST}"

RELATION_COUNTS = f"""
    {CLAIM_STANDS.format(claim="r.later")} AND {CLAIM_STANDS.format(claim="r.earlier")}
    AND (r.kind = 'responds_to'
         OR NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = r.later AND n.seq > r.seq)
         AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.claim_seq = r.earlier AND n.seq > r.seq))
"""
"""True for a relation, of the table under the name `r`, that was found where both claims belong now; what answers a
question does so wherever it belongs."""
