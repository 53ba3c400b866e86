"""Clusters that leave, and clusters that only change their names: what the user says about them,
what the plan says, what is shown before the question, and the work."""
