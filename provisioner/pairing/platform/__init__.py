"""The platform of a cluster: Secrets before its objects, the proof of each piece, and what is left
of pieces that are no longer declared."""
