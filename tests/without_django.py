"""Makes Django impossible to import, so that the engine's tests show that it needs none."""

import sys

sys.modules["django"] = None  # type: ignore[assignment]
