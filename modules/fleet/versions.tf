terraform {
  # OpenTofu 1.8 and later too.
  required_version = ">= 1.8.0"
}
