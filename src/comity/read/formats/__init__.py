"""The formats that are read: one module each, with its ``READER``; a new module is in the table at once."""
