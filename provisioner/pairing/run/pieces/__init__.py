"""What the pieces of a platform need."""
