"""Tests of the time expressions."""
