"""Git hosts, Terraform's half: one file a host, of the same name everywhere."""
