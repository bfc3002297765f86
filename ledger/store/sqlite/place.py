"""Whether a file is on this machine's own disk: SQLite's locks and its shared memory do not reach over a network."""

import os
import re
from pathlib import Path

from ledger.model.problem import StoreError

_MOUNTS = Path("/proc/self/mountinfo")

_NETWORK = frozenset((
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "cephfs", "ceph-fuse", "lustre", "gpfs",
    "beegfs", "glusterfs", "pvfs2", "orangefs", "panfs", "gfs2", "ocfs2", "moosefs", "juicefs", "wekafs", "davfs",
    "davfs2", "curlftpfs", "sshfs", "s3fs", "gcsfuse", "rclone", "goofys", "mountpoint-s3", "gvfsd-fuse",
))  # fmt: skip
"""Types of file systems that other machines write to as well; without the "fuse." before some of them."""

_SHARED_WITH_HOST = frozenset((
    "9p", "virtiofs", "drvfs", "vboxsf", "prl_fs", "vmhgfs", "vmhgfs-fuse", "osxfs", "grpcfuse", "fakeowner",
))  # fmt: skip
"""A folder of the machine around this one; as the root of this one's files it is its own disk."""

_OCTAL = re.compile(r"\\([0-7]{3})")
_POINT = 4
"""The field of a line of mountinfo that says where something is mounted, from 0."""


def refuse_network(path: Path) -> None:
    """Lets a file pass that is not on a file system that other machines write to, as far as can be known.

    Raises:
        StoreError: when it is.
    """
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    kind = network_of(Path(os.path.realpath(path)), mounts)
    if kind is not None:
        raise StoreError(
            f"the ledger would be on a network file system ({kind}), where SQLite cannot keep writers apart",
            where=str(path),
            todo="keep it on this machine's own disk, or in PostgreSQL: --db postgresql+psycopg://user@host/database",
        )


def network_of(path: Path, mounts: str) -> str | None:
    """The type of the network file system that a path is on; None for others, and where that is not known.

    Args:
        path: absolute, without symbolic links.
        mounts: a table as proc(5) describes /proc/pid/mountinfo.
    """
    best, found = -1, None
    for line in mounts.splitlines():
        mount, _, rest = line.partition(" - ")
        fields, kinds = mount.split(" "), rest.split(" ")
        if len(fields) <= _POINT or not kinds[0]:
            continue
        point = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[_POINT]))
        if len(point.parts) >= best and path.is_relative_to(point):  # a later mount hides an earlier one
            best, found = len(point.parts), kinds[0]
    kind = (found or "").lower().removeprefix("fuse.")
    is_shared = kind in _NETWORK or (kind in _SHARED_WITH_HOST and best > 1)
    return found if is_shared else None
