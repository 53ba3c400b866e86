"""The Canaries that users have in Git, compared with what would roll them out."""
