"""Where do customers meet us?"""

from touchline.engine.identify.schemes import SCHEMES, ReadyStage, Scheme, importance_shares, scheme

__all__ = ["SCHEMES", "ReadyStage", "Scheme", "importance_shares", "scheme"]
