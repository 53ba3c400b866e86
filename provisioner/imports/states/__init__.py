"""What Terraform's Flux provider has in its states. Reads only."""
