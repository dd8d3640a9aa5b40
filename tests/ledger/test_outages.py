"""PostgreSQL's errors as a user reads them: one line with what failed, which ledger, what to do."""

from __future__ import annotations

import psycopg
import pytest

from comity.errors import LedgerError
from comity.ledger import outages
from comity.ledger.outages import translated


def raised(error):
    with pytest.raises(LedgerError) as caught, translated("postgresql:///comity"):
        raise error
    assert caught.value.__cause__ is error
    return str(caught.value)


@pytest.mark.parametrize("state", outages._MEANINGS)
def test_every_known_error_is_one_line_with_a_remedy(state):
    said = raised(psycopg.errors.lookup(state)("words of the server\nand more"))
    assert said.startswith("the ledger 'postgresql:///comity' ")
    assert "\n" not in said and "words of the server" not in said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.errors.AdminShutdown("bye\nnow"), "could not be reached (bye now): check that the server runs"),
        (psycopg.errors.UndefinedTable("no texts"), "refused (no texts): check that it is a whole ledger"),
    ],
)
def test_other_errors_keep_the_servers_words(error, said):
    assert said in raised(error)


def test_other_exceptions_pass():
    with pytest.raises(KeyError), translated("postgresql:///comity"):
        raise KeyError
