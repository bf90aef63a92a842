"""How often Python looks for garbage: seldom, since what is loaded stays, and looking at it is a fifth of a start."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 20  # objects made, and passes over the younger, before each pass
gc.set_threshold(YOUNG, MIDDLE, OLD)
