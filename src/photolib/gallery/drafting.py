"""The photos of an event are drafted while the gallery serves, in one thread."""

import logging
import threading
from dataclasses import replace

from flask import Flask, current_app

from photolib.draft import draft, lacking
from photolib.drafting import Drafting
from photolib.errors import PhotolibError
from photolib.gallery.draft_part import EventDrafts
from photolib.store.library import open_library

log = logging.getLogger(__name__)

DRAFTS = "drafts"


class Drafts:
    """The events that wait for their drafts, and how far the first of them is.

    What is asked for is not kept on disk: after a restart the button is there again,
    and goes on where the last run was.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()
        self._events: list[int] = []
        self._done: tuple[int, int] = (0, 0)
        self._failures: dict[int, str] = {}
        self.drafting = Drafting()
        self.thread: threading.Thread | None = None

    def ask(self, event_id: int) -> None:
        """Let the photos of an event be drafted; nobody waits for it."""
        with self._lock:
            self._failures.pop(event_id, None)
            if event_id in self._events:
                return
            self._events.append(event_id)
            if len(self._events) == 1:
                self._done = (0, 0)
                self.thread = threading.Thread(target=self._run, daemon=True)
                self.thread.start()

    def is_at(self, event_id: int) -> bool:
        """Tell whether the photos of an event are, or will be, drafted."""
        return event_id in self._events

    def progress(self, event_id: int, shown: EventDrafts) -> EventDrafts:
        """Return `shown` with how far its run is, or why the last one ended."""
        with self._lock:
            events, (done, total) = list(self._events), self._done
        if event_id not in events:
            return replace(shown, failure=self._failures.get(event_id))
        if events[0] != event_id or not total:
            return replace(shown, total=max(1, shown.lacking))
        return replace(shown, done=done, total=total)

    def _run(self) -> None:
        while True:
            event_id = self._events[0]
            failure = self._draft(event_id)
            with self._lock:
                self._events.pop(0)
                self._done = (0, 0)
                if failure:
                    self._failures[event_id] = failure
                if not self._events:
                    return

    def _draft(self, event_id: int) -> str | None:
        """Draft what an event lacks; return why it could not be."""
        try:
            with open_library(self._app.config["LIBRARY"]) as library:
                ids = lacking(library, event_id)
                draft(library, ids, drafting=self.drafting, progress=self._note)
        except PhotolibError as error:
            log.warning("event %s is not drafted: %s", event_id, error)
            return str(error)
        except Exception:
            log.exception("event %s is not drafted", event_id)
            return "photolib failed at this; its log tells more"
        return None

    def _note(self, done: int, total: int) -> None:
        self._done = (done, total)


def drafts() -> Drafts:
    """Return the app's one Drafts."""
    found: Drafts = current_app.extensions[DRAFTS]
    return found
