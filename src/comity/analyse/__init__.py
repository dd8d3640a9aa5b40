"""Analyses of claims: plain result records that every presentation draws from."""

from comity.analyse.pair import Coverage, InPlace, Line, Lines, PairPage, Side, Step, pair_page

__all__ = ["Coverage", "InPlace", "Line", "Lines", "PairPage", "Side", "Step", "pair_page"]
