"""Prints the revisions of Alembic as JSON, each with its SQL up and down: print_revisions.py INI DIALECT."""

import io
import json
import sys

ini, dialect = sys.argv[1:3]
# What env.py prints is none of the answer.
out, sys.stdout = sys.stdout, sys.stderr

from alembic import command, util  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402


configure = EnvironmentContext.configure


def configure_named(self, *args, **options):
    """Parameters by name: else a per cent sign is doubled, as drivers want it, and the SQL is for no driver."""
    options.setdefault("dialect_opts", {"paramstyle": "named"})
    return configure(self, *args, **options)


EnvironmentContext.configure = configure_named


def configuration(buffer=None):
    config = Config(ini, output_buffer=buffer)
    config.set_main_option("sqlalchemy.url", dialect + "://")
    return config


def sql(run, span):
    buffer = io.StringIO()
    run(configuration(buffer), span, sql=True)
    return buffer.getvalue()


def undone(revision, before):
    try:
        return sql(command.downgrade, f"{revision}:{before}")
    except (NotImplementedError, util.CommandError):
        return None


script = ScriptDirectory.from_config(configuration())
heads = script.get_heads()
if len(heads) > 1:
    sys.exit(f"there are several heads: {', '.join(sorted(heads))}; join them with: alembic merge heads")

found = []
for revision in reversed(list(script.walk_revisions("base", "heads"))):
    before = revision.down_revision
    straight = not isinstance(before, tuple) and all(len(r.nextrev) < 2 for r in script.walk_revisions("base", "heads"))
    if not straight:
        # Branches that were joined: their order among each other is Alembic's own.
        head = script.get_revision(heads[0])
        found = [dict(revision=head.revision, message=head.doc, path=head.path, up=sql(command.upgrade, "head"), down=None)]
        break
    start = before or "base"
    found.append(
        dict(
            revision=revision.revision,
            message=revision.doc,
            path=revision.path,
            up=sql(command.upgrade, f"{start}:{revision.revision}"),
            down=undone(revision.revision, start),
        )
    )
json.dump(found, out)
# At the end of the process nobody may be left who flushes it.
out.flush()
