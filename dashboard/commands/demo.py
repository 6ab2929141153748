"""The demo snapshots: built when no database is configured, rebuilt when their recipe changes."""

import sys
from pathlib import Path

from dashboard.commands.progress import progress_bar
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.settings import settings
from dashboard.loading.demo import build_sample, is_fresh


def ensure_database() -> None:
    """Build the demo snapshots first, saying so, when no database is configured."""
    folder = Path(settings().database)
    if not settings().is_demo or is_fresh(folder):
        return
    print("No database configured: building the sample database in var/demo …", file=sys.stderr)
    build_sample(folder, progress_bar, derive=keep_gaps)
