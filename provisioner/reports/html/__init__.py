"""A run or a fleet as one page for a browser. It needs no network and can be read without scripts.

All views of one report hold the same: what a page shows, --json has as well.
"""
