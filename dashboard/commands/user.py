"""user: accounts, added, listed, changed and closed by whoever runs the server."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.access import accounts, credentials, registration
from dashboard.access.accounts import Account
from dashboard.access.roles import roles
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import REACHES
from dashboard.domain.settings import programmes
from dashboard.domain.text import Lang

NAME = "user"
HELP = "add, import, list, change or disable accounts"

PASSWORD_NOTE = "The password is asked for, or read as one line from standard input."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    _add_arguments(_task(tasks, "add", "add an account", _add, PASSWORD_NOTE))
    importing = _task(tasks, "import", "add the accounts of a credentials file", _import)
    importing.add_argument("file", type=Path, help="YAML like config/users.example.yaml")
    _task(tasks, "list", "list all accounts", _list)
    for task, summary, act, note in (
        ("password", "set a password; ends the account's sign-ins", _password, PASSWORD_NOTE),
        ("role", "give another role; ends the account's sign-ins", _role, ""),
        ("disable", "close an account; ends its sign-ins", _disable, ""),
    ):
        own = _task(tasks, task, summary, act, note)
        own.add_argument("account")
        if task == "role":
            own.add_argument("role", help=_known_roles())


def run(args: argparse.Namespace) -> int:
    act: Callable[[argparse.Namespace], None] = args.act
    act(args)
    return 0


def _task(
    tasks: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    summary: str,
    act: Callable[[argparse.Namespace], None],
    note: str = "",
) -> argparse.ArgumentParser:
    own = tasks.add_parser(name, help=summary, description=f"{summary}. {note}".strip())
    own.set_defaults(act=act)
    return own


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("account")
    parser.add_argument("--role", required=True, help=_known_roles())
    parser.add_argument("--lang", choices=[lang.value for lang in Lang], default="zh")
    for reach in REACHES:
        option = "--" + reach.replace("_", "-")
        parser.add_argument(
            option, nargs="+", default=[], metavar="CODE", help=f"{reach}; '*' is every one"
        )


def _known_roles() -> str:
    return "one of " + ", ".join(roles())


def _add(args: argparse.Namespace) -> None:
    reaches: dict[str, Any] = {reach: tuple(getattr(args, reach)) for reach in REACHES}
    account = Account(name=args.account, role=args.role, lang=Lang(args.lang), **reaches)
    _check_programmes(account)
    registration.create(account, _asked_password())
    print(f"Added account '{account.name}' as {account.role}.")


def _import(args: argparse.Namespace) -> None:
    found = credentials.read_credentials(args.file)
    for account, _ in found:
        _check_programmes(account)
    for account, password_hash in found:
        registration.create_hashed(account, password_hash)
        print(f"Added account '{account.name}' as {account.role}.")


def _list(_args: argparse.Namespace) -> None:
    for account in accounts.every():
        closed = f"disabled {account.disabled_at:%Y-%m-%d}" if account.disabled_at else "active"
        reach = " ".join(
            f"{name}={','.join(getattr(account, name))}"
            for name in REACHES
            if getattr(account, name)
        )
        print("\t".join((account.name, account.role, closed, reach)))


def _password(args: argparse.Namespace) -> None:
    registration.change_password(args.account, _asked_password())
    print(f"Password of '{args.account}' set; its sign-ins have ended.")


def _role(args: argparse.Namespace) -> None:
    registration.change_role(args.account, args.role)
    print(f"'{args.account}' is {args.role} now; its sign-ins have ended.")


def _disable(args: argparse.Namespace) -> None:
    registration.disable(args.account)
    print(f"'{args.account}' is closed; its sign-ins have ended.")


def _check_programmes(account: Account) -> None:
    unknown = [code for code in account.programmes if code != "*" and code not in programmes()]
    if unknown:
        known = ", ".join(programmes())
        raise BadRequest(f"Unknown programme '{unknown[0]}'. Known: {known}.")


def _asked_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise BadRequest("The two passwords differ; nothing was changed.")
    return password
