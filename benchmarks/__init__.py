"""How long the heavy computations take, on data that runs anywhere. `make bench`."""
