"""Git: one clone, one commit, one push; and the hosts that hold repositories. GitPython stays in
here."""
