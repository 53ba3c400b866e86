"""How any story runs: the session, one target, look-decide-act, identity, rights, options."""
