"""Forms as they arrive; one that cannot be read gets a sentence that says why."""

import re
from typing import Any

from flask import Request
from werkzeug.exceptions import BadRequest
from werkzeug.formparser import FormDataParser

_FILE_NAME = re.compile(rb'filename="?([^";\r\n]+)')
_BROKEN = "this form is broken or incomplete: send it again"


class FormParser(FormDataParser):
    """Werkzeug's parser, which by itself takes a form it cannot read for an empty one.

    An empty form has no token either, so that it seemed not to be of this session.
    """

    def parse(self, *args: Any, **options: Any) -> Any:
        """Parse a form.

        :raises BadRequest: when it cannot be read.
        """
        self.silent = False
        try:
            return super().parse(*args, **options)
        except UnicodeDecodeError as error:
            raise BadRequest(_not_utf8(error.object)) from error
        except ValueError as error:
            raise BadRequest(_BROKEN) from error


class FormRequest(Request):
    """A request whose form is read by `FormParser`."""

    form_data_parser_class = FormParser


def _not_utf8(sent: bytes) -> str:
    """Return what is wrong with text that browsers always send as UTF-8 (RFC 7578)."""
    named = _FILE_NAME.search(sent)
    if named is None:
        return "this form is not written in UTF-8: send it as UTF-8"
    name = named[1][:200].decode(errors="replace")
    return f"the file name {name} is not written in UTF-8: rename the file, try again"
