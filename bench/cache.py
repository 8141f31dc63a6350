#!/usr/bin/env python3
"""Measures checks whose desired side comes from SQL, migrations or a project's tool: cold (--no-cache), warm, and against a
snapshot of the same schema, in turns. Prints the ratio of warm to the snapshot, which is to stay under 1.2.

    bench/cache.py              every source whose tool is on this machine
    bench/cache.py --runs 9     more runs for each figure (the default is 5, after one that does not count)

Needs the .NET SDK and what the sources need: a PostgreSQL server, python3 with SQLModel and Alembic (--python), a folder with
drizzle-kit in UNDRIFT_TEST_DRIZZLE and one with the built projects in UNDRIFT_TEST_EFCORE (eng/servers.sh brings all of them).
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import bench

TABLES = 300


def projects(python, work):
    """Name, folder and source of each project, and how a database of it comes about."""
    for name, source in (("alembic", "sqlalchemy:app.models:SQLModel"), ("alembic", "alembic:alembic.ini")):
        folder = os.path.join(work, name)
        shutil.copytree(os.path.join(bench.ROOT, "samples", name), folder, dirs_exist_ok=True)
        # Its own sources are not what is measured.
        if os.path.exists(os.path.join(folder, "undrift.yml")):
            os.remove(os.path.join(folder, "undrift.yml"))
        yield source, folder, ["--python", python]
    packages = os.environ.get("UNDRIFT_TEST_DRIZZLE")
    if packages:
        folder = os.path.join(work, "drizzle")
        shutil.copytree(os.path.join(bench.ROOT, "samples", "drizzle"), folder)
        os.remove(os.path.join(folder, "undrift.yml"))
        os.symlink(os.path.join(packages, "node_modules"), os.path.join(folder, "node_modules"))
        yield "drizzle:drizzle.config.ts", folder, []
        yield "migrations:drizzle", folder, []
    built = os.environ.get("UNDRIFT_TEST_EFCORE")
    if built:
        folder = os.path.join(work, "efcore")
        shutil.copytree(os.path.join(built, "efcore"), folder)
        os.remove(os.path.join(folder, "undrift.yml"))
        for source in ("efcore:Shop.csproj", "efcore:bin/Debug/net10.0/Shop.dll"):
            yield source, folder, []
            yield "migrations:" + source, folder, []
    folder = os.path.join(work, "sql")
    os.mkdir(folder)
    with open(os.path.join(folder, "schema.sql"), "w", encoding="utf-8") as file:
        file.write("\n".join(bench.postgres_schema(TABLES)))
    yield "schema.sql", folder, []


def measure(program, server, source, folder, more, runs):
    database = "b" + str(abs(hash(source)))
    server.sql("postgres", f"CREATE DATABASE {database}")
    os.chdir(folder)
    engine = [] if source.startswith("drizzle") else ["--engine", "postgres"]
    diff = program + ["diff", "--sql", "empty.sql", source, "--allow-empty"] + engine + more
    with open("empty.sql", "w", encoding="utf-8") as file:
        file.write("SELECT 1;\n")
    made = subprocess.run(diff, check=False, stdout=subprocess.PIPE, text=True)
    server.sql(database, made.stdout)
    url = f"postgres://bench@/{database}?host={server.folder}"
    with open("snapshot.json", "wb") as file:
        subprocess.run(program + ["inspect", source] + engine + more, check=True, stdout=file)
    check = program + ["check", "--database", url, "--desired"]
    commands = [check + ["snapshot.json"], check + [source] + more, check + [source, "--no-cache"] + more]
    codes = [bench.run(command)[2] for command in commands]
    snapshot, warm, cold = bench.measure(runs, codes, *commands)
    ratio = warm[0] / snapshot[0]
    print(f"{source:<46}cold {cold[0]:7.0f} ms   warm {warm[0]:6.0f} ms   snapshot {snapshot[0]:6.0f} ms   {ratio:5.2f} x (bound 1.20)", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--published", action="store_true", help="the program in artifacts/bench is that of these sources")
    options = parser.parse_args()
    if not options.published:
        bench.publish("src/Undrift.Cli", "undrift")
    program = [os.path.join(bench.OUT, "undrift", "undrift")]
    work = tempfile.mkdtemp(prefix="undrift-bench-")
    os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
    server = bench.Server()
    try:
        for source, folder, more in projects(options.python, work):
            measure(program, server, source, folder, more, options.runs)
    finally:
        server.close()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
