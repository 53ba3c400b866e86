"""Tests: unit mirrors the program, cases are data, real runs on real parts."""
