"""A private MariaDB server for bench.py, and the schema that it holds there."""
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

COLUMNS = ["c{0} {1}".format(i, kind) for i, kind in enumerate(
    ["varchar(200) NOT NULL", "int NOT NULL DEFAULT 0", "decimal(12,2)", "varchar(80)", "boolean NOT NULL DEFAULT false",
     "date", "json", "char(36)", "bigint", "varchar(100)"])]


def schema(tables):
    yield "SET foreign_key_checks = 0;"
    for i in range(tables):
        yield (
            f"CREATE TABLE t{i} (id bigint PRIMARY KEY, {', '.join(COLUMNS)}, created timestamp NOT NULL DEFAULT now(),"
            f" KEY t{i}_a (c0, c1), UNIQUE KEY t{i}_b (c8), KEY t{i}_c (c9 DESC),"
            f" CONSTRAINT t{i}_fk FOREIGN KEY (c8) REFERENCES t{max(i - 1, 0)} (id));"
        )


def stored_code(count):
    """One table with as many triggers as routines, each with a literal in its body."""
    yield "CREATE TABLE log (id int, note varchar(80));"
    for i in range(count):
        yield f"CREATE TRIGGER tr{i} BEFORE INSERT ON log FOR EACH ROW SET NEW.note = 'it''s {i}';"
        yield f"CREATE PROCEDURE p{i}(n int) SELECT 'it''s {i}', n;"


class Server:
    """On a Unix socket, run by an unprivileged user when started by root."""

    def __init__(self):
        program = shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin")
        if not program:
            raise SystemExit("no MariaDB server found")
        self.folder = tempfile.mkdtemp(prefix="undrift-bench-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        self.user = pwd.getpwnam("mysql") if os.getuid() == 0 else None
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.socket = os.path.join(self.folder, "s")
        data = f"--datadir={self.folder}/data"
        common = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=self.drop)
        install = ["mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(install, check=True, **common)
        quick = ["--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--table-open-cache=20000"]
        self.process = subprocess.Popen(
            [program, "--no-defaults", data, f"--socket={self.socket}", "--skip-networking", "--table-definition-cache=20000", *quick],
            **common,
        )
        while subprocess.run(self.client("-e", "DO 0"), stderr=subprocess.DEVNULL, check=False).returncode:
            time.sleep(0.05)

    def drop(self):
        if self.user:
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)
        os.chdir("/")

    def client(self, *arguments, program="mariadb"):
        return [program, "--no-defaults", "--user=root", f"--socket={self.socket}", *arguments]

    def load(self, database, lines):
        subprocess.run(self.client("-e", f"CREATE DATABASE {database}"), check=True)
        subprocess.run(self.client(database), input="\n".join(lines).encode(), check=True)

    def url(self, database):
        return f"mysql://root@/{database}?socket={self.socket}"

    def close(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
