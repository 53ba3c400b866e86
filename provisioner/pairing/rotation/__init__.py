"""The steps that only a rotation has: a new key beside the old one, proven before the old one
goes."""
