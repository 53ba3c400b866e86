"""What is known of each Cluster, and what is to be done."""
