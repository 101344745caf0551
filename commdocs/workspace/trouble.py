"""What disks say, in words for people."""

from __future__ import annotations

import errno

from commdocs.messages import Text
from commdocs.messages import build as say

_REASONS = {
    errno.EACCES: say.NO_PERMISSION,
    errno.EPERM: say.NO_PERMISSION,
    errno.EISDIR: say.IS_FOLDER,
    errno.EEXIST: say.NO_FOLDER_THERE,
    errno.ENOTDIR: say.NO_FOLDER_THERE,
    errno.ENOSPC: say.NO_SPACE,
    errno.EDQUOT: say.NO_SPACE,
    errno.EROFS: say.READ_ONLY,
    errno.ENOENT: say.GONE,
    errno.ENAMETOOLONG: say.NAME_TOO_LONG,
}


class Unusable(Exception):
    """The workspace, or a folder in it, is such that nothing can be done."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


def why(error: OSError) -> Text:
    """Why the disk refused."""
    known = _REASONS.get(error.errno or 0)
    return known or Text.same(error.strerror or type(error).__name__)
