"""The errors that Comity raises, and the one place that says what each means to a user.

ComityError
├── UsageError         the caller asked for something that does not exist or cannot be
├── ReadError          a file, folder or address could not be read
├── ParserError        the language model is missing, unknown or altered
├── EncoderError       the encoder's weights are missing or altered
├── DataError          a data file of the package (states, offices, codebook ...) is not well formed
├── LedgerError        the ledger is missing, locked, newer than the program, or damaged
│   ├── NotFoundError  no record has the id or name asked for
│   └── AmbiguousError several records have ids that begin so
├── PresentError       a page or brief could not be made; an uncited sentence is one
├── ServeError         the pages cannot be served: the port is taken, the address is not of this machine
└── EvaluateError      a file of gold or of floors is none, or a floor is broken

Bad text is no error: it is stored as ``Rejected(document, step, reason)``.
"""


class ComityError(Exception):
    """What failed, which thing, what to do: one line, shown to the user as it is. Exit status 1."""


class UsageError(ComityError):
    """The call itself is off: an unknown country, a date that is none. Exit status 2."""


class ReadError(ComityError):
    """A path could not be read at all."""


class ParserError(ComityError):
    """The language model is not there, or its files differ from the published ones."""


class EncoderError(ComityError):
    """The encoder's files are not there, or are not the ones that were trained."""


class DataError(ComityError):
    """A data file of the package breaks its schema."""


class LedgerError(ComityError):
    """The ledger could not be opened, read or written."""


class NotFoundError(LedgerError):
    """Nothing in the ledger has this id."""


class AmbiguousError(LedgerError):
    """Several ids in the ledger begin so; ``ids`` are the first of them."""

    def __init__(self, words: str, ids: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.ids = ids


class PresentError(ComityError):
    """A presentation could not be made from the ledger's records."""


class ServeError(ComityError):
    """The pages cannot be served at the address that was asked for."""


class EvaluateError(ComityError):
    """Gold or floors could not be read, or a figure is worse than its floor."""
