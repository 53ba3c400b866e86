"""The one HTTP policy, for the APIs of Git hosts and for downloads."""
