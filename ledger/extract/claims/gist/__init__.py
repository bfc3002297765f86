"""The gist of claims: what each says happened or is so, read from the parse. The word tables are in gist.toml."""

from ledger.extract.claims.gist.gists import Gists

__all__ = ["Gists"]
