"""Write docs/reference/openapi.json again: python -m tools.openapi."""

import json
import os
import tempfile
from pathlib import Path

KEPT = Path(__file__).resolve().parent.parent / "docs/reference/openapi.json"


def main() -> None:
    os.environ["TOUCHLINE_HOME"] = tempfile.mkdtemp(prefix="touchline-openapi-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    import django

    django.setup()
    from touchline.web.desk.api import v1

    KEPT.write_text(json.dumps(v1.schema(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{KEPT} written")


if __name__ == "__main__":
    main()
