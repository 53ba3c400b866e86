"""What a cluster needs before Flux: applied, waited for, and then left to Flux."""
