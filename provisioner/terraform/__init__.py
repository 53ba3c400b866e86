"""Run the Terraform binary: arguments, event stream, plans, outputs, synthesis. Nothing else knows
it."""
