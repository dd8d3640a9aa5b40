"""The page that an analyst keeps open: the ledger over HTTP, for people and for programs that ask for JSON."""

from comity.web.app import create_app
from comity.web.guard import Guard, make_guard

__all__ = ["Guard", "create_app", "make_guard"]
