"""The one way to the network: addresses are checked, asked politely, within bounds, and come back as records."""

from comity.net.answers import Answer, Failed, Fetched, Fetcher, Gone, Known, Unchanged
from comity.net.fetch import open_fetcher

__all__ = ["Answer", "Failed", "Fetched", "Fetcher", "Gone", "Known", "Unchanged", "open_fetcher"]
