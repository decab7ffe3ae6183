"""An e-mail file as text: its subject, and the body a reader would see."""

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from typing import TYPE_CHECKING

from photolib.errors import ReleaseError
from photolib.release import web_page

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(rb"(?:[!-9;-~]{1,70}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_TELLING = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_HEADER = 100_000
_LONG_FIELD = re.compile(
    rb"^(?:subject|content-[a-z-]{2,30}):(?=(?:[^\n]|\n[ \t]){4000})",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_PARTS = 200


def is_mail(data: bytes) -> bool:
    r"""Say whether `data` begins with the header of an e-mail (RFC 5322, section 2.2).

    >>> is_mail(b"From: a@b.example\nMessage-ID: <1@b.example>\n\nHello\n")
    True
    >>> is_mail(b"From: Berlin\nDate: today\n\nHello\n")
    False
    """
    header = _HEADER.match(data[:_LONGEST_HEADER].replace(b"\r", b""))
    return bool(
        header
        and re.search(rb"^from:", header[0], re.IGNORECASE | re.MULTILINE)
        and _TELLING.search(header[0])
    )


def read(name: str, data: bytes) -> str:
    """Return subject and body; plain text is preferred, else the HTML's article.

    :raises ReleaseError: when it is damaged or its body holds no text.
    """
    # Reading thousands of parts or an endless field takes the library minutes.
    if data.lower().count(b"\ncontent-type:") > _MOST_PARTS or _LONG_FIELD.search(data):
        raise _unreadable(name)
    try:
        message = message_from_bytes(data, policy=policy.default)
        subject = " ".join(str(message.get("subject", "")).split())
        body = _body(name, message)
    except (MessageError, LookupError, ValueError, RecursionError, TypeError) as error:
        raise _unreadable(name) from error
    if not body.strip():
        raise ReleaseError(
            f"{name} is an e-mail without a text of its own: "
            "save its attachment and hand that in"
        )
    return body if subject in body else f"{subject}\n\n{body}"


def _body(name: str, message: "EmailMessage") -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    text: str = part.get_content().replace("\r\n", "\n")
    html = part.get_content_subtype() == "html"
    return web_page.read(name, text) if html and text.strip() else text


def _unreadable(name: str) -> ReleaseError:
    return ReleaseError(
        f"{name} is an e-mail that cannot be read: "
        "copy its text and save that as a .txt file"
    )
