"""Plans of a handover alone: made and saved, and applied by `pair FILE`."""
