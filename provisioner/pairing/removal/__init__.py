"""What leaving means: drain, uninstall, revoke keys, remove files."""
