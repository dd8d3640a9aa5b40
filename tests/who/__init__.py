"""Tests of who a text names."""
