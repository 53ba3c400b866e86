"""Clusters: reach one, read it, apply to it, watch it. The kubernetes package stays in here."""
