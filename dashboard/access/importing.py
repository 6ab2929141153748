"""Who may load files, and under which name a batch is recorded."""

from dashboard.access import accounts
from dashboard.access.roles import Action, may
from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.scope import ALL
from dashboard.domain.settings import unknown_programme
from dashboard.domain.text import Text

NO_ACCOUNT = Text("没有可用的账号“{name}”。", "There is no active account '{name}'.")
NO_RIGHT = Text("本账号不能导入文件。", "This account may not load files.")


def importer(name: str, programme: str) -> str:
    """Return the account that loads into a programme, or say why it may not."""
    account = accounts.find(name)
    if account is None or account.disabled_at is not None:
        raise BadRequest(NO_ACCOUNT.format(name=name))
    if not may(account.role, Action.UPLOAD):
        raise NotAllowed(NO_RIGHT)
    if account.programmes != ALL and programme not in account.programmes:
        raise unknown_programme(programme, account.programmes)
    return account.name
