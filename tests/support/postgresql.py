"""postgresql.py COMMAND…: runs COMMAND with a PostgreSQL of its own, in a temporary folder; both end together.

CERTDESK_POSTGRESQL is then the folder of its socket, CERTDESK_POSTGRESQL_PORT its port on loopback. Roles: certdesk, which may
make databases, by the socket without a password; guarded, everywhere with the password in CERTDESK_POSTGRESQL_PASSFILE.
"""
import glob
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RULES = "local all guarded scram-sha-256\nlocal all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
SETTINGS = {"fsync": "off", "max_connections": "40", "shared_buffers": "32MB", "log_min_messages": "fatal"}


def programs():
    """Debian keeps them out of the search path, a folder for each version."""
    found = glob.glob("/usr/lib/postgresql/*/bin/postgres")
    assert found, "postgresql is not installed"
    return Path(max(found, key=lambda each: int(re.search(r"/(\d+)/", each)[1]))).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="certdesk-pg.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None))
        # It never runs as root; and where this script is killed, it goes too.
        self.user = ["setpriv", "--pdeathsig", "INT"]
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self.user += ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"]
        self.process = None
        try:
            self.make()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def make(self):
        subprocess.run([*self.user, programs() / "initdb", "--pgdata", self.folder / "data", "--username", "certdesk",
                        "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
                       check=True, stdout=subprocess.DEVNULL, cwd="/")
        (self.folder / "data/pg_hba.conf").write_text(RULES)
        self.password = secrets.token_urlsafe(18)

    def start(self):
        log = open(self.folder / "log", "ab")  # what tests do wrong on purpose is told there
        for _ in range(5):  # somebody else may take the port in between
            self.port = free_port()
            options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
            self.process = subprocess.Popen(
                [*self.user, programs() / "postgres", "-D", self.folder / "data", "-k", self.folder, "-h", "127.0.0.1",
                 "-p", str(self.port), *options], stdin=subprocess.DEVNULL, stderr=log, cwd="/")
            if self.answers():
                break
        self.sql(f"CREATE ROLE guarded LOGIN CREATEDB PASSWORD '{self.password}'")
        self.passfile = self.folder / "passwords"
        self.passfile.touch(mode=0o600)
        self.passfile.write_text(f"*:*:*:guarded:{self.password}\n")

    def answers(self):
        while self.process.poll() is None:
            probe = subprocess.run([programs() / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port), "-U",
                                    "certdesk", "-d", "postgres"], check=False)
            if probe.returncode == 0:
                return True
            time.sleep(0.05)
        return False

    def sql(self, statement, database="postgres"):
        """The answer as psql tells it, columns by |."""
        return subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", str(self.port), "-U",
                               "certdesk", "-d", database, "-c", statement],
                              check=True, capture_output=True, text=True).stdout

    def address(self, database):
        return f"postgresql://certdesk@:{self.port}/{database}?host={self.folder}"

    def variables(self):
        return {"CERTDESK_POSTGRESQL": str(self.folder), "CERTDESK_POSTGRESQL_PORT": str(self.port),
                "CERTDESK_POSTGRESQL_PASSFILE": str(self.passfile)}

    def __exit__(self, *_):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # ends its sessions, and then itself
            self.process.wait(timeout=60)
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    with Cluster() as cluster:
        return subprocess.run(sys.argv[1:], env={**os.environ, **cluster.variables()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
