"""`.sops.yaml`: the rules by which files are encrypted for the clusters of a repository."""
