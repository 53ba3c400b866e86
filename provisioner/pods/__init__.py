"""What every pod that runs provisioner is like, be it of `watch` or of a Job. Pure, except for
writing a folder."""
