"""Promises: which claims are commitments, how they were said again, and what became of them.

Told in five steps by ``promises.py``: claims that look ahead are put to four tests; statements of one promise become a
chain; deeds are put on its ladder; from that follows its state on a day; what has nothing to show gets a receipt.
"""
