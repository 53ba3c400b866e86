"""The Git host: bare repositories over SSH, opened by deploy keys."""
