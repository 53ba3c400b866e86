"""Seeded kills and suspensions of real runs, beside a second fleet: `python -m tests.chaos`."""
