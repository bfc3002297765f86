"""From drafts to claims: act, target, hedges, grounds and dates of each, put together article by article."""
