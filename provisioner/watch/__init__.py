"""The operator that pairs the clusters of a management cluster as Cluster API makes them."""
