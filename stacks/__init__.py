"""The default stack, and complete examples to copy. One file per stack, each with `build(app)`."""
