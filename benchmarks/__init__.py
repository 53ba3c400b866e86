"""Compare pairing with the flux CLI and a bare script, in one run. Start reading at pairing.py."""
