"""Files, folders, archives and addresses to Documents, each paragraph with its role; bad input to Rejected."""

from comity.read.files import find_items, read
from comity.read.item import Item, Options
from comity.read.items import read_item, read_items

__all__ = ["Item", "Options", "find_items", "read", "read_item", "read_items"]
