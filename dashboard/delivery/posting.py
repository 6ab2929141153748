"""The two ways a report leaves: into a folder of the agency's own, and as mail."""

import os
import re
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from dashboard.delivery.schedule import Mail
from dashboard.domain.errors import BadRequest
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.formats import MIMES, Form

Files = Mapping[str, bytes]
"""File name -> content."""
NO_FOLDER = re.compile(r"^\.|[%/\\\x00]")
"""What would make a name hidden, or the way to another folder."""


def put(folder: Path, account: str, files: Files) -> None:
    """Write files into a recipient's own folder: whole or not at all, never over another.

    Raises ``OSError`` where that cannot be done.
    """
    own = folder / folder_of(account)
    own.mkdir(parents=True, exist_ok=True, mode=0o750)
    for name, content in files.items():
        if (own / name).exists():
            raise BadRequest(f"'{own / name}' is there already; nothing is written over.")
        begun = own / f".{name}.part"
        with begun.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        begun.rename(own / name)


def folder_of(account: str) -> str:
    """Return the name of an account's own folder: no other account has it, none leads elsewhere."""
    return NO_FOLDER.sub(lambda found: f"%{ord(found.group()):02X}", account)


def send(mail: Mail, address: str, document: Document, files: Files) -> None:
    """Send files to one address; raises ``smtplib.SMTPException`` or ``OSError``.

    Account and password of the server come from ``DASHBOARD_MAIL_ACCOUNT`` and
    ``DASHBOARD_MAIL_PASSWORD``; they are sent under TLS alone.
    """
    message = letter(mail.sender, address, document, files)
    with _connected(mail) as server:
        account = os.environ.get("DASHBOARD_MAIL_ACCOUNT")
        if account and mail.security == "none":
            raise BadRequest("A mail account is given, but [mail] security is 'none': not sent.")
        if account:
            server.login(account, os.environ.get("DASHBOARD_MAIL_PASSWORD", ""))
        server.send_message(message)


def letter(sender: str, address: str, document: Document, files: Files) -> EmailMessage:
    """Return the mail: what the report is and whence it comes, the files beside it."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, address
    message["Subject"] = " ".join(f"{document.title} {document.subtitle}".split())
    lines = [f"{label}：{value}" for label, value in document.about]
    message.set_content("\n".join([document.title, document.subtitle, "", *lines, ""]))
    for name, content in files.items():
        kind, _, part = MIMES[Form(name.rpartition(".")[2])].partition("/")
        message.add_attachment(content, maintype=kind, subtype=part, filename=name)
    return message


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        safe = ssl.create_default_context()
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout, context=safe)
    server = smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout)
    if mail.security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except (smtplib.SMTPException, OSError):
            server.close()
            raise
    return server
