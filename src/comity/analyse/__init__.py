"""Analyses of claims: plain result records that every presentation draws from."""

from comity.analyse.lines import Line, Lines
from comity.analyse.pair import Coverage, PairPage, Side, pair_page
from comity.analyse.place import InPlace, Step

__all__ = ["Coverage", "InPlace", "Line", "Lines", "PairPage", "Side", "Step", "pair_page"]
