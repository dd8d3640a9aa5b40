"""Where: the places that a sentence puts something in, to country, point and precision."""

from comity.where.finder import find_wheres

__all__ = ["find_wheres"]
