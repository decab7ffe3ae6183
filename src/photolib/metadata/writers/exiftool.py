"""HEIF, AVIF, PSD and GIF with new XMP, EXIF and IPTC-IIM: exiftool puts the blocks in.

It runs as a process of its own (Perl, where somebody has installed it), once for many
files, and is told constant names in a folder of ours: nothing a user wrote becomes an
argument, and no configuration is read. What it wrote is read back by whoever asked.
"""

import logging
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from photolib.errors import ExportError

FORMATS = frozenset({"HEIF", "AVIF", "PSD", "GIF"})
"""What exiftool writes and we do not. It could write raws, too: we leave them alone."""

log = logging.getLogger(__name__)

_READY = "{ready1}"


class Exiftool:
    """A running exiftool, started when it is first needed."""

    def __init__(self, folder: Path, *, timeout_s: float = 60.0) -> None:
        """Let it work in `folder`, made when needed, `timeout_s` a file at most."""
        self.folder = folder
        self.timeout_s = timeout_s
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def start(self) -> None:
        """Make its folder and start it, unless it runs.

        :raises ExportError: when it is not installed or cannot be started.
        """
        program = shutil.which("exiftool")
        if self._process is not None:
            return
        if program is None:
            raise ExportError("exiftool is not installed")
        try:
            self.folder.mkdir(exist_ok=True)
            self._process = subprocess.Popen(  # noqa: S603 - every argument is ours
                [program, "-config", "", "-stay_open", "True", "-@", "-"],
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise ExportError(f"exiftool cannot be started: {error}") from error

    def put(self, name: str, blocks: Mapping[str, bytes]) -> None:
        """Put blocks ("XMP", "EXIF", "IPTC") into the file `name` of the folder.

        A file it refuses stays as it was: whoever asked reads it back.

        :raises ExportError: when exiftool ends or takes too long.
        """
        arguments = ["-q", "-overwrite_original"]
        for block, data in blocks.items():
            (self.folder / block).write_bytes(data)
            arguments.append(f"-{block}<={block}")
        if "IPTC" in blocks:
            arguments.append("-IPTCDigest=new")
        # Quiet, it says {ready} only with a number.
        self._run([*arguments, name, "-execute1"])

    def _run(self, arguments: list[str]) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ExportError("exiftool was not started")
        timer = threading.Timer(self.timeout_s, process.kill)
        timer.start()
        try:
            process.stdin.write("\n".join([*arguments, ""]))
            process.stdin.flush()
            if any(line.startswith(_READY) for line in process.stdout):
                return
        except OSError as error:
            log.info("exiftool cannot be spoken to: %s", error)
        finally:
            timer.cancel()
        self._end()
        raise ExportError(f"exiftool has ended or took over {self.timeout_s:.0f} s")

    def _end(self) -> None:
        """End the process, and remove what it leaves when it is killed at work."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
        shutil.rmtree(self.folder, ignore_errors=True)
