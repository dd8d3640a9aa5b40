"""Files, folders and standard input to Documents, each paragraph with its role; bad input to Rejected."""

from comity.read.document import read_bytes
from comity.read.files import read

__all__ = ["read", "read_bytes"]
