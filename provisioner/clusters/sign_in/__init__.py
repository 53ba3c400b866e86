"""How requests to an API server are signed in: one module for each kind in handover/sign_in/.

A module provides `sign_in(subject, declaration, server) -> SignIn`.
"""
