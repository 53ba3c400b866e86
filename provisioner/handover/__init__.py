"""What Terraform passes on: typed, versioned, without a secret. Importing it loads nothing
heavy."""
