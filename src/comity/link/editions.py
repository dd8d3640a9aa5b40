"""Stub until merged."""


def label_year(text: str, name: str) -> int | None:
    return None
