"""Who watches the management cluster."""
