"""Mutation tests: the unit tests must detect almost every small wrong change to the program.

`python -m tests.mutants` creates the mutants (operators.py), records which tests run each line
(coverage_map.py), and runs these tests on a private copy of the tree that holds one mutant
(trial.py). planted.py lists named faults; the tests must detect all of them.
"""
