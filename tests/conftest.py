"""What the whole suite says about itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

POSTGRES = "COMITY_TEST_POSTGRES"
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A ledger that no test looked at is named in the closing lines."""
    if not os.environ.get(POSTGRES):
        words = "PostgreSQL was NOT tested: run the tests by .ci/postgres, which starts a server for them"
        terminalreporter.write_line(words, yellow=True)
    if not AXE.is_file():
        words = "the pages were NOT tested for who sees or hears less: run npm ci"
        terminalreporter.write_line(words, yellow=True)
    if not any(map(shutil.which, BROWSERS)):
        words = "the pages were NOT tested in a browser: install Debian's package chromium"
        terminalreporter.write_line(words, yellow=True)
