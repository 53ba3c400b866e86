"""Git's object store of a clone: reading and writing without a working tree."""
