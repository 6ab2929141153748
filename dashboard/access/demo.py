"""Demonstration accounts: one a role, with a new password at every start, on loopback only."""

import ipaddress
import os
import secrets

from dashboard.access import accounts, passwords, registration
from dashboard.access.accounts import Account
from dashboard.access.clock import utc_now
from dashboard.access.registration import DEMO_PREFIX, DEMONSTRATION
from dashboard.access.roles import roles
from dashboard.database import state
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL

HEADS_PROGRAMME, HEADS_COUNTY = "chenghua", "510108"
HEADS_STATIONS = ("CHS01", "CHS02")


def require_loopback(address: str) -> None:
    """Refuse to show the demonstration to anybody but this machine."""
    if address != "localhost" and not _is_loopback(address):
        raise BadRequest(f"--demo works on 127.0.0.1 only, not on {address}.")


def prepare() -> None:
    """Make one account a role afresh; whoever was signed in as one of them is signed out."""
    clear()
    password = os.environ.get("DASHBOARD_DEMO_PASSWORD") or secrets.token_urlsafe(16)
    password_hash = passwords.hashed(password)
    for role in roles():
        registration.create_hashed(demo_account(role), password_hash, by=DEMONSTRATION)


def clear() -> None:
    """Take the demonstration accounts away."""
    present = [each.name for each in accounts.every() if each.name.startswith(DEMO_PREFIX)]
    if present:
        with state.writing() as connection:
            for name in present:
                registration.remove(connection, name, now=utc_now())


def demo_account(role: str) -> Account:
    """Describe the demonstration account of a role: a head has two stations, others everything."""
    is_head = role == "district_head"
    counties = (HEADS_COUNTY,) if is_head else ALL
    return Account(
        name=DEMO_PREFIX + role,
        role=role,
        programmes=(HEADS_PROGRAMME,) if is_head else ALL,
        counties=counties,
        stations=HEADS_STATIONS if is_head else ALL,
        firms=ALL,
        comparison_counties=counties,
        comparison_stations=ALL,
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
