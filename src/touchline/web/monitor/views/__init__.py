"""Pages of what followed, one file per concept."""

from touchline.web.monitor.views.alerts import alert, bring_back
from touchline.web.monitor.views.changes import index
from touchline.web.monitor.views.outcomes import outcome, outcomes

__all__ = ["alert", "bring_back", "index", "outcome", "outcomes"]
