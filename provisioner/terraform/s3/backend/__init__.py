"""`provisioner backend create`: a bucket that is fit to keep states in."""
