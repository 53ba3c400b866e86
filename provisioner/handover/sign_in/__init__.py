"""Ways to sign in at an API server: one file each, of the same name in clusters/sign_in/."""
