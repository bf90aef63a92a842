"""What can be done about changes: raised as alerts, dismissed with a reason, brought back."""

from touchline.web.monitor.operations.alerts import bring_back, dismiss, raise_alerts

__all__ = ["bring_back", "dismiss", "raise_alerts"]
