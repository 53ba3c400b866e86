"""The deploy keys that pieces get: made on the cluster first, then added to their Git hosts, and
revoked there once they are of no use."""
