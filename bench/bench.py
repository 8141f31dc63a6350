#!/usr/bin/env python3
"""Measures the published program against floors taken in the same run, and prints ratios.

    bench/bench.py              everything
    bench/bench.py --runs 9     more runs for each figure (the default is 5, after one that does not count)
    bench/bench.py --only mariadb
    bench/bench.py --canary     the image that is compiled ahead without a JIT, too (its build takes a minute or more)

Needs the .NET SDK, a PostgreSQL server with pg_dump (on PATH or in /usr/lib/postgresql), MariaDB with mariadb-dump, and
Python 3 with sqlite3.
The largest schema of the shared corpus is measured where UNDRIFT_CORPUS, or ../shared/corpus, has it.
Every figure is a median of whole processes: wall time in milliseconds, peak memory in megabytes.
"""
import argparse
import glob
import json
import os
import pwd
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import mariadb

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, "artifacts", "bench")
SIZES = (100, 1000, 5000, 10000)
CORPUS = os.environ.get("UNDRIFT_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")
# Roles and settings are read only when asked for; the others are no part of a reading.
NOT_READ = {"Dependencies", "Role", "RoleMembership", "RoleSetting", "ParameterGrant", "DatabaseSetting", "Database", "ColumnNames", "Changed"}


def publish(project, folder, *more):
    subprocess.run(
        ["dotnet", "publish", os.path.join(ROOT, project), "-c", "Release", "-o", os.path.join(OUT, folder), "-v", "q"]
        + list(more),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def catalog_queries():
    """The queries of one reading, as psql takes them."""
    sources = os.path.join(ROOT, "src", "Undrift.PostgreSql")
    files = sorted(glob.glob(f"{sources}/Reading/*.sql") + glob.glob(f"{sources}/Kinds/*/*.sql"))
    yield "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
    yield "SET LOCAL search_path = ''; SET LOCAL jit = off; SET LOCAL join_collapse_limit = 1;"
    for path in files:
        if os.path.splitext(os.path.basename(path))[0] not in NOT_READ:
            with open(path, encoding="utf-8") as file:
                yield file.read() + ";"
    yield "COMMIT;"


def largest_schema():
    """Name and file of the corpus's schema with the most tables that loads on version 15; null where there is none."""
    found = []
    for meta in glob.glob(os.path.join(CORPUS, "postgresql", "schemas", "*", "meta.json")):
        with open(meta, encoding="utf-8") as file:
            facts = json.load(file)
        if "15" in facts["loads_on"]:
            found.append((facts["counts"]["tables"], facts["name"], os.path.join(os.path.dirname(meta), "schema.sql")))
    return max(found)[1:] if found else None


def run(command):
    """One process: wall seconds, peak resident kilobytes, exit code."""
    started = time.perf_counter()
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, stdout=null, stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss, process.returncode


def measure(runs, expected, *commands):
    """Runs the commands in turn, so that a drifting machine hits all alike."""
    figures = [[] for _ in commands]
    for turn in range(runs + 1):
        for figure, command, code in zip(figures, commands, expected):
            seconds, memory, exit_code = run(command)
            if exit_code != code:
                sys.exit(f"{' '.join(command)} ended with {exit_code}, expected {code}")
            if turn > 0:
                figure.append((seconds, memory))
    return [
        (statistics.median(f[0] for f in figure) * 1000, statistics.median(f[1] for f in figure) / 1024)
        for figure in figures
    ]


def row(name, figure, floor_name, floor, limit=None):
    ratio = figure[0] / floor[0]
    bound = f"  (bound {limit})" if limit else ""
    print(
        f"{name:<44}{figure[0]:8.0f} ms {figure[1]:6.0f} MB   "
        f"{ratio:5.2f} x {floor_name} ({floor[0]:.0f} ms){bound}",
        flush=True,
    )
    return ratio


class Server:
    """A private PostgreSQL server on a Unix socket, run by an unprivileged user when started by root."""

    def __init__(self):
        candidates = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[4]))
        self.bin = candidates[-1] if candidates else os.path.dirname(shutil.which("postgres") or "")
        if not self.bin:
            sys.exit("no PostgreSQL server found")
        self.folder = tempfile.mkdtemp(prefix="undrift-bench-")
        self.user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        data = os.path.join(self.folder, "data")
        subprocess.run(
            [f"{self.bin}/initdb", "-D", data, "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
            check=True,
            stdout=subprocess.DEVNULL,
            preexec_fn=self.drop,
        )
        self.process = subprocess.Popen(
            [f"{self.bin}/postgres", "-D", data, "-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}"]
            + ["-c", "fsync=off", "-c", "max_locks_per_transaction=2048", "-c", "autovacuum=off"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=self.drop,
        )
        while subprocess.run(
            [f"{self.bin}/pg_isready", "-q", "-h", self.folder], check=False
        ).returncode:
            time.sleep(0.05)

    def drop(self):
        if self.user:
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)
        os.chdir("/")

    def sql(self, database, text, strict=True):
        """Runs SQL; a corpus's schema may name roles that are not there, which changes nothing here."""
        subprocess.run(
            [f"{self.bin}/psql", "-qX", "-h", self.folder, "-U", "bench", "-d", database]
            + (["-v", "ON_ERROR_STOP=1"] if strict else []),
            input=text.encode(),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=None if strict else subprocess.DEVNULL,
        )

    def close(self):
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


COLUMNS = ["c{0} {1}".format(i, kind) for i, kind in enumerate(
    ["text NOT NULL", "integer NOT NULL DEFAULT 0", "numeric(12,2)", "varchar(80)", "boolean NOT NULL DEFAULT false",
     "date", "jsonb", "uuid", "bigint", "text"])]


def postgres_schema(tables):
    yield "BEGIN;"
    for i in range(tables):
        stamp = "created timestamptz NOT NULL DEFAULT now()"
        yield f"CREATE TABLE t{i} (id bigint PRIMARY KEY, {', '.join(COLUMNS)}, {stamp});"
        yield f"CREATE INDEX t{i}_a ON t{i} (c0, c1); CREATE UNIQUE INDEX t{i}_b ON t{i} (c8);"
        yield f"CREATE INDEX t{i}_c ON t{i} (lower(c9)) WHERE c4;"
        yield f"ALTER TABLE t{i} ADD CONSTRAINT t{i}_fk FOREIGN KEY (c8) REFERENCES t{max(i - 1, 0)} (id);"
    yield "COMMIT;"


def sqlite_schema(tables):
    for i in range(tables):
        yield (
            f"CREATE TABLE t{i} (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)}, created TEXT DEFAULT CURRENT_TIMESTAMP,"
            f" FOREIGN KEY (c8) REFERENCES t{max(i - 1, 0)} (id));"
        )
        yield f"CREATE INDEX t{i}_a ON t{i} (c0, c1); CREATE UNIQUE INDEX t{i}_b ON t{i} (c8);"
        yield f"CREATE INDEX t{i}_c ON t{i} (lower(c9)) WHERE c4;"


def bench_postgres(undrift, canary, runs):
    server = Server()
    try:
        queries = os.path.join(server.folder, "queries.sql")
        with open(queries, "w", encoding="utf-8") as file:
            file.write("\n".join(catalog_queries()))
        costs, floors = {}, {}
        for tables in SIZES:
            bounds = {1000: "0.70, 200 MB", 10000: "500 MB"}.get(tables)
            load = "\n".join(postgres_schema(tables))
            ours, floor = bench_database(server, f"bench{tables}", load, undrift, canary, queries, runs, bounds)
            costs[tables], floors[tables] = ours, floor
        linear(costs)
        own = (costs[5000] - costs[1000]) / 4
        psql = (floors[5000] - floors[1000]) / 4
        print(f"{'':4}each further 1,000 tables: {own:.0f} ms, {own / psql:.2f} x psql ({psql:.0f} ms)  (bound 1.30)")
        if largest := largest_schema():
            name, path = largest
            with open(path, encoding="utf-8") as file:
                bench_database(server, name, file.read(), undrift, canary, queries, runs, "0.70")
    finally:
        server.close()


def bench_database(server, database, load, undrift, canary, queries, runs, bounds):
    """One database: the whole check against a snapshot beside pg_dump, and beside psql with the same queries."""
    server.sql("postgres", f"CREATE DATABASE {database}")
    server.sql(database, load, strict=False)
    server.sql(database, "ANALYZE")
    url = f"postgres://bench@/{database}?host={server.folder}"
    snapshot = os.path.join(server.folder, f"{database}.json")
    subprocess.run([undrift, "inspect", url, "--export", snapshot], check=True, stdout=subprocess.DEVNULL)
    check = ["check", "--database", url, "--desired", snapshot]
    psql = [f"{server.bin}/psql", "-qXAt", "-o", "/dev/null", "-h", server.folder, "-U", "bench", "-f", queries, database]
    commands = [
        [undrift] + check,
        [f"{server.bin}/pg_dump", "-s", "-h", server.folder, "-U", "bench", database],
        psql,
    ]
    figures = measure(runs, (0,) * (3 + bool(canary)), *commands, *([[canary] + check] if canary else []))
    row(f"PostgreSQL check, {database}", figures[0], "pg_dump -s", figures[1], bounds)
    row(f"PostgreSQL check, {database}", figures[0], "psql, same queries", figures[2])
    if canary:
        row(f"    the same, native AOT", figures[3], "pg_dump -s", figures[1], "0.45" if bounds else None)
    server.sql("postgres", f"DROP DATABASE {database}")
    return figures[0][0], figures[2][0]


def bench_mariadb(undrift, runs):
    """The whole check against a snapshot beside mariadb-dump, and what a thousand bodies cost."""
    server = mariadb.Server()
    try:
        costs = {}
        cases = [(str(tables), mariadb.schema(tables), tables) for tables in SIZES]
        for name, lines, tables in cases + [("1,000 triggers and procedures", mariadb.stored_code(1000), None)]:
            database = f"bench{tables or '_code'}"
            server.load(database, lines)
            snapshot = os.path.join(server.folder, f"{database}.json")
            url = server.url(database)
            subprocess.run([undrift, "inspect", url, "--export", snapshot], check=True, stdout=subprocess.DEVNULL)
            dump = server.client("--no-data", "--routines", "--triggers", "--events", database, program="mariadb-dump")
            check, floor = measure(runs, (0, 0), [undrift, "check", "--database", url, "--desired", snapshot], dump)
            row(f"MariaDB check, {name}", check, "mariadb-dump --no-data", floor, "0.50" if tables == 1000 else None)
            if tables:
                costs[tables] = check[0]
            subprocess.run(server.client("-e", f"DROP DATABASE {database}"), check=True)
        linear(costs)
    finally:
        server.close()


def bench_sqlite(undrift, runs, empty):
    with tempfile.TemporaryDirectory(prefix="undrift-bench-") as folder:
        costs = {}
        for tables in SIZES[:3]:
            path = os.path.join(folder, f"bench{tables}.db")
            with sqlite3.connect(path) as connection:
                connection.executescript("BEGIN;" + "\n".join(sqlite_schema(tables)) + "COMMIT;")
            connection.close()
            snapshot = os.path.join(folder, f"bench{tables}.json")
            subprocess.run([undrift, "inspect", f"sqlite:{path}", "--export", snapshot], check=True, stdout=subprocess.DEVNULL)
            check, floor = measure(
                runs, (0, 0), [undrift, "check", "--database", f"sqlite:{path}", "--desired", snapshot], [empty]
            )
            row(f"SQLite check, {tables} tables", check, "empty program", floor, "1000 ms" if tables == 1000 else None)
            costs[tables] = check[0]
        linear(costs)


def told(command, step):
    """What the program itself says of a step with --verbose, in milliseconds; what comes after the step is not waited for."""
    process = subprocess.Popen(command + ["--verbose"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    with process:
        for line in process.stderr:
            if line.startswith(f"undrift: {step}: "):
                process.terminate()
                return float(line.split()[-2])
    sys.exit(f"{' '.join(command)} said nothing of {step}")


def bench_plan(undrift, runs):
    """Every table is changed: half take ALTER TABLE, half have to be rebuilt."""
    # SQLite looks through the whole schema for each table that it alters: to prove a large plan takes minutes.
    for tables, step, bound in ((1000, "planning", "  (bound 1000 ms)"), (100, "proof", "")):
        with tempfile.TemporaryDirectory(prefix="undrift-bench-") as folder:
            path, wanted = os.path.join(folder, "bench.db"), os.path.join(folder, "wanted.sql")
            schema = list(sqlite_schema(tables))
            with sqlite3.connect(path) as connection:
                connection.executescript("BEGIN;" + "\n".join(schema) + "COMMIT;")
            connection.close()
            changes = ((" c2 numeric(12,2),", ""), ("c1 integer NOT NULL DEFAULT 0", "c1 integer NOT NULL DEFAULT 1"))
            with open(wanted, "w", encoding="utf-8") as file:
                # Three lines stand for a table.
                file.writelines(line.replace(*changes[at // 3 % 2]) + "\n" for at, line in enumerate(schema))
            fix = [undrift, "fix", "--database", f"sqlite:{path}", "--desired", wanted]
            figures = [told(fix, step) for _ in range(runs + 1)][1:]
            print(f"{f'SQLite {step}, {tables} changed tables':<44}{statistics.median(figures):8.0f} ms{bound}", flush=True)


def bench_postgres_plan(undrift, runs):
    """Every table is changed: half get another type under an index, half another default and another index."""
    server = Server()
    try:
        tables, schema = 1000, list(postgres_schema(1000))
        wanted = os.path.join(server.folder, "wanted.sql")
        changes = (("c8 bigint", "c8 numeric"), ("DEFAULT 0", "DEFAULT 1"), ("(c0, c1)", "(c1, c0)"))
        with open(wanted, "w", encoding="utf-8") as file:
            # BEGIN comes first, then five lines for a table.
            for at, line in enumerate(schema[1:-1]):
                for old, new in changes[:1] if at // 5 % 2 else changes[1:]:
                    line = line.replace(old, new)
                # A key and what refers to it have one type.
                file.write("" if "FOREIGN KEY" in line else line + "\n")
        server.sql("postgres", "CREATE DATABASE plan")
        server.sql("plan", "\n".join(schema))
        server.sql("plan", "ANALYZE")
        fix = [undrift, "fix", "--database", f"postgres://bench@/plan?host={server.folder}", "--desired", wanted]
        figures = [told(fix, "planning") for _ in range(runs + 1)][1:]
        name = f"PostgreSQL planning, {tables} changed tables"
        print(f"{name:<44}{statistics.median(figures):8.0f} ms  (bound 1000 ms)", flush=True)
    finally:
        server.close()


def linear(costs):
    sizes = sorted(costs)
    steps = [(costs[b] - costs[a]) / (b - a) for a, b in zip(sizes, sizes[1:])]
    told = ", ".join(f"{step:.3f} ms up to {size}" for step, size in zip(steps, sizes[1:]))
    print(f"{'':4}each further table: {told} ({steps[-1] / steps[0]:.2f} x)")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--canary", action="store_true")
    arguments.add_argument("--only", choices=["mariadb"])
    given = arguments.parse_args()
    runs, canary = given.runs, None
    publish("src/Undrift.Cli", "undrift")
    publish("bench/Empty", "empty")
    if given.canary:
        artifacts = os.path.join(OUT, "canary-build")
        publish("src/Undrift.Cli", "canary", "-p:AotCanary=true", "-p:UseArtifactsOutput=true", f"-p:ArtifactsPath={artifacts}")
        canary = os.path.join(OUT, "canary", "undrift")
    undrift = os.path.join(OUT, "undrift", "undrift")
    empty = os.path.join(OUT, "empty", "Empty")
    shown, floor = measure(runs, (0, 0), [undrift, "--help"], [empty])
    row("undrift --help", shown, "empty program", floor, "3.50")
    bench_mariadb(undrift, runs)
    if given.only:
        return
    bench_postgres(undrift, canary, runs)
    bench_sqlite(undrift, runs, empty)
    bench_plan(undrift, runs)
    bench_postgres_plan(undrift, runs)


if __name__ == "__main__":
    main()
