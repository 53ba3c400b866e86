"""The steps of `pair`, one file each: a value of engine.Step or engine.Wait."""
