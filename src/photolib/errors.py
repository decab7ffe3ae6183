"""Every exception photolib raises on purpose; its message is one plain sentence.

PhotolibError
├── InstallError           a part of photolib itself is missing
├── SettingsError          photolib.toml or an environment variable is wrong
├── LibraryError           the library folder cannot be used
│   ├── NoLibraryError     there is none at that place
│   ├── NewerLibraryError  a later photolib made it
│   └── StorageError       the disk is full or refuses to be written
├── FileError              one file given to us cannot be used
│   ├── UnreadableFileError  it cannot be opened
│   ├── NotAPictureError     its content is no picture format we know
│   ├── DamagedPictureError  it starts as a picture and breaks off
│   └── PixelLimitError      decoding it would take too much memory
├── ReleaseError           a text given as release cannot be read
├── NotFoundError          no photo, event, person ... has that number
├── QueryError             a search cannot be understood
├── ModelError             the model in use cannot be used
│   ├── ModelAbsentError     its weights are not here
│   └── ModelCorruptError    its weights are here and wrong
├── EditError              a human's edit cannot be taken as it stands
│   └── ClashError         another editor was quicker
└── ExportError            a photo must not, or cannot, leave the library
"""

from pathlib import Path


class PhotolibError(Exception):
    """The root: catch this where errors become one line for a person."""


class InstallError(PhotolibError):
    """A part of photolib itself is missing or broken."""


class SettingsError(PhotolibError):
    """A setting has a value that cannot be used."""


class LibraryError(PhotolibError):
    """The library folder cannot be used."""


class NoLibraryError(LibraryError):
    """There is no library at that place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds no library: make one with `photolib init {folder}`"
        )
        self.folder = folder


class NewerLibraryError(LibraryError):
    """A later photolib has written this library."""

    def __init__(self, folder: Path, unknown: list[str]) -> None:
        super().__init__(
            f"{folder} was made by a newer photolib (it has {', '.join(unknown)}): "
            "upgrade photolib to open it"
        )
        self.folder = folder
        self.unknown = unknown


class StorageError(LibraryError):
    """The disk is full or refuses to be written."""


class FileError(PhotolibError):
    """One file given to us cannot be used; the others can."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type["FileError"], tuple[Path | str, str]]:
        """Cross process borders whole (exceptions pickle by `args` otherwise)."""
        return type(self), (self.path, self.reason)


class UnreadableFileError(FileError):
    """The file cannot be opened."""


class NotAPictureError(FileError):
    """The content is no picture format we know."""


class DamagedPictureError(FileError):
    """The file starts as a picture and breaks off or contradicts itself."""


class PixelLimitError(FileError):
    """Decoding the file would take more memory than the settings allow."""


class ReleaseError(PhotolibError):
    """A text given as a release cannot be read."""


class NotFoundError(PhotolibError):
    """No photo, event, person or release has that number."""

    def __init__(self, noun: str, number: object) -> None:
        super().__init__(f"there is no {noun} {number} in this library")
        self.noun = noun
        self.number = number


class QueryError(PhotolibError):
    """A search cannot be understood; it never means "everything".

    `position` and `end` say which of its characters are to blame.
    """

    def __init__(self, reason: str, position: int, end: int | None = None) -> None:
        super().__init__(
            f"the search cannot be understood at character {position + 1}: {reason}"
        )
        self.reason = reason
        self.position = position
        self.end = position + 1 if end is None else end


class ModelError(PhotolibError):
    """The model in use cannot be used."""


class ModelAbsentError(ModelError):
    """The weights are not here, and nothing fetches them behind the user's back."""


class ModelCorruptError(ModelError):
    """The weights are here but wrong."""


class EditError(PhotolibError):
    """A human's edit cannot be taken as it stands."""


class ClashError(EditError):
    """Another editor was quicker: what this one saw does not stand any more."""


class ExportError(PhotolibError):
    """A photo must not, or cannot, leave the library."""
