"""One file a step, each with NAME, look, decide and act (see engine.Step)."""
