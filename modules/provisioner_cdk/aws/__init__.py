"""What constructs on AWS share: names, IAM roles, networks, node groups and access."""
