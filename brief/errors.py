"""The errors `brief` raises.

    BriefError                    anything that stopped one piece of work
    ├── InputError                an input that can't be read as Persian news text
    │   └── LeftOut               a part of an input that was left out on purpose
    ├── ModelError                a model that can't be found, loaded or trusted
    ├── SettingsError             a setting, flag or data file with a wrong key or value
    └── OutputError               a result that can't be written

Every message is one line that says what is wrong, where, and what to do about it.
Errors of other libraries are mapped to these where they are met, with ``from exc``.
"""


class BriefError(Exception):
    """Base of every error that `brief` raises on purpose."""


class InputError(BriefError):
    """An input is missing, empty, binary, undecodable or not Persian."""


class LeftOut(InputError):  # noqa: N818 (a note beside articles, never raised)
    """A part of an input that holds no news was left out; the rest was read."""


class ModelError(BriefError):
    """A model is unknown, incomplete, or its optional runtime is not installed."""


class SettingsError(BriefError):
    """A setting has an unknown name or a value outside what is allowed."""


class OutputError(BriefError):
    """An output can't be written."""
