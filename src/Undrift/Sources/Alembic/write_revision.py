"""Writes an empty revision as the project's own template and settings have it, prints it as JSON, and takes it back:
write_revision.py INI MESSAGE UPGRADES DOWNGRADES."""

import json
import os
import sys

ini, message, upgrades, downgrades = sys.argv[1:5]
# What hooks and templates print is none of the answer.
out, sys.stdout = sys.stdout, sys.stderr

from alembic import util  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402


def number(ids):
    """The next number, where the project numbers its revisions."""
    if ids and all(one.isdigit() for one in ids):
        return str(int(max(ids, key=int)) + 1).zfill(len(ids[0]))
    return util.rev_id()


script = ScriptDirectory.from_config(Config(ini))
revision = script.generate_revision(
    number([one.revision for one in script.walk_revisions("base", "heads")]),
    message,
    head="head",
    refresh=True,
    upgrades=upgrades,
    downgrades=downgrades,
    imports="",
)
with open(revision.path, encoding="utf-8") as file:
    text = file.read()
os.remove(revision.path)
json.dump(dict(revision=revision.revision, path=revision.path, text=text), out)
# At the end of the process nobody may be left who flushes it.
out.flush()
