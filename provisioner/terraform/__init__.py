"""Run the Terraform binary: arguments, event stream, plans, outputs, synthesis. No other package
runs it."""
