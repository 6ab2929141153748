"""From an account to its Scope: built on the server, anew at every rerun."""

from dashboard.access import accounts
from dashboard.access.accounts import Account
from dashboard.access.roles import roles
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import REACHES, Scope


def scope_for(account: Account) -> Scope:
    """Return what an account reaches: nothing at all for a role without fields or unknown."""
    role = roles().get(account.role)
    if role is None or not role.fields or account.disabled_at is not None:
        return Scope(account=account.name, role=account.role)
    reaches = {reach: getattr(account, reach) for reach in REACHES}
    return Scope(account=account.name, role=account.role, fields=role.fields, **reaches)


def scope_of(name: str) -> Scope:
    """Return the Scope of an account by name, for commands that answer as somebody else."""
    account = accounts.find(name)
    if account is None or account.disabled_at is not None:
        raise BadRequest(f"There is no active account '{name}'.")
    return scope_for(account)
