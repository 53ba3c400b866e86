"""What is written for the user: a stack in Python or HCL, and `removed` blocks. Pure text."""
