"""States that Terraform keeps in S3: read where they are, and buckets to keep them in."""
