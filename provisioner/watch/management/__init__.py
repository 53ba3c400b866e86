"""The management cluster: its Clusters, our records, Events."""
