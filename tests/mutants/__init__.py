"""Mutants: small wrong changes to the program, of which the unit tier must notice almost all.

`python -m tests.mutants` makes them (operators.py), finds out which tests run each line
(coverage_map.py), and runs those tests on a private copy of the tree with one mutant in it
(trial.py). planted.py has the faults by name that no test run may ever miss.
"""
