"""The node agent: pods run as processes of this machine."""
