"""Pictures of pages to text, by tesseract where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from typing import Final

from comity import settings
from comity.read.pdf.hyphens import Spellings, joined

PROGRAM: Final = "tesseract"
WANTED: Final = ("eng", "jpn")
"""The languages that are recognised, where tesseract has them."""
MOST: Final = 20_000_000
"""Bytes of text that a page may give."""


def find_program() -> str | None:
    """Where tesseract is; None where it is not installed."""
    return shutil.which(PROGRAM)


def recognise(picture: bytes, program: str) -> list[str] | None:
    """The paragraphs on a picture; None where the program fails or takes longer than the setting ``ocr_seconds``."""
    command = [program, "stdin", "stdout", "-l", languages_of(program), "--psm", "3"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=settings.number("ocr_seconds"), check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return paragraphs_of(done.stdout[:MOST].decode("utf-8", "replace"))


@cache
def languages_of(program: str) -> str:
    """The languages that it is to look for, as it takes them: ``eng+jpn``."""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (subprocess.SubprocessError, OSError):
        return WANTED[0]
    there = done.stdout.decode("utf-8", "replace").split()
    return "+".join(name for name in WANTED if name in there) or WANTED[0]


def paragraphs_of(text: str) -> list[str]:
    """Text in lines, blank ones between paragraphs, as paragraphs."""
    groups = [[line.strip() for line in group.splitlines() if line.strip()] for group in re.split(r"\n\s*\n|\f", text)]
    known = Spellings(line for group in groups for line in group)
    return [joined(group, known) for group in groups if group]
