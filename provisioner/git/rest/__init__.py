"""What Git hosts with a REST API share. Paths, fields and rights are in each host's own file."""
