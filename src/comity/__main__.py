"""``python -m comity`` is the command ``comity``."""

import sys

from comity.cli import main

sys.exit(main())
