"""Prints the SQL that makes the tables of a SQLAlchemy or SQLModel model: print_schema.py MODULE ATTR DIALECT."""

import importlib
import os
import sys

module, attribute, dialect = sys.argv[1:4]
sys.path.insert(0, os.getcwd())
# What the model prints while it is imported is no SQL.
out, sys.stdout = sys.stdout, sys.stderr

found = importlib.import_module(module)
for part in attribute.split("."):
    found = getattr(found, part)
metadata = getattr(found, "metadata", found)

from sqlalchemy import create_mock_engine  # noqa: E402


def write(statement, *_, **__):
    print(str(statement.compile(dialect=engine.dialect)).strip() + ";\n", file=out)


# Knows the dialect and needs no driver.
engine = create_mock_engine(dialect + "://", write)
metadata.create_all(engine, checkfirst=False)
# At the end of the process nobody may be left who flushes it.
out.flush()
