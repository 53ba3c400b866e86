"""Clusters that Cluster API makes: their declared Clusters, on their management clusters."""
