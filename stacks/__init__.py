"""What to build: the default stack and complete examples to copy. One file a stack, each with
`build(app)`."""
