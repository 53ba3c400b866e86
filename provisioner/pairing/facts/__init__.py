"""Facts on the cluster: written before the sync objects, mended, and removed with the last one."""
