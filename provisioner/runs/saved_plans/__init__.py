"""The file of a saved plan, and its refusal once something has changed."""
