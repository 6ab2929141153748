"""Opening the case database: DuckDB snapshots read-only and fenced in, or PostgreSQL."""

from pathlib import Path

from sqlalchemy import Engine, create_engine

FENCED = {
    "access_mode": "READ_ONLY",
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    "threads": 2,
    "memory_limit": "1GB",
}
"""Read-only DuckDB is no sandbox by itself: without these it reads and writes other files."""

BUILDING = {"threads": 2, "memory_limit": "800MB"}
"""What does not fit goes to a folder beside the file, and with it when the file is closed."""


def open_snapshot(path: Path) -> Engine:
    """Open one snapshot file for reading. All connections of a process share this configuration."""
    return create_engine(
        f"duckdb:///{path}",
        connect_args={"read_only": True, "config": dict(FENCED)},
        pool_size=8,
        max_overflow=4,
        pool_timeout=3,
    )


def open_for_building(path: Path) -> Engine:
    """Open a new DuckDB file that a loader fills before it is published."""
    return create_engine(f"duckdb:///{path}", connect_args={"config": dict(BUILDING)})


def open_server(url: str) -> Engine:
    """Open a PostgreSQL case database."""
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=3,
        connect_args={"options": "-c statement_timeout=10000"},
    )
