"""Headers that every answer carries, and the policy of what a page may load."""

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_script_hashes(html: str) -> tuple[str, ...]:
    """Return the policy sources of the inline scripts of a page, exactly as they stand."""
    digests = (hashlib.sha256(found.encode()).digest() for found in INLINE_SCRIPT.findall(html))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_policy(script_hashes: tuple[str, ...]) -> str:
    """Allow what the application itself serves and nothing from any other host.

    ``wasm-unsafe-eval`` is what the map and the tables need; inline styles are
    Streamlit's; no script is evaluated from text.
    """
    scripts = " ".join(("'self'", "'wasm-unsafe-eval'", *script_hashes, "blob:"))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def standing_headers(policy: str, *, secure: bool) -> dict[str, str]:
    """Return the headers of every answer.

    The referrer stays within this server: ``no-referrer`` would make browsers send
    ``Origin: null`` with the sign-in form, which the gate refuses.
    """
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if secure:
        headers["strict-transport-security"] = "max-age=31536000"
    return headers
