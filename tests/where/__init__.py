"""Tests of where a text puts things."""
