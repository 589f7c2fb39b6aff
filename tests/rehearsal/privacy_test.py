"""What others on the same PC can learn of the programs: nothing of their memory, their environment or their pipes, no core
is left, and what they keep is its owner's alone. Run by ctest: privacy_test.py BIN TEST."""
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import receipt_test
import rehearsal_test
from judge import check, run_test

BIN = Path(sys.argv[1]).resolve()
NOBODY = 65534
LOOKED_AT = ("environ", "maps", "mem", "fd", "io")
LOOK = """
import os, sys
for name in sys.argv[2:]:
    path = f"/proc/{sys.argv[1]}/{name}"
    try:
        os.listdir(path) if name == "fd" else open(path, "rb").read(0)
        print(name)
    except PermissionError:
        pass
"""

# Every folder and file below some folder that can be opened, in one way or another.
WALK = """
import os, sys
def opened(path, *ways):
    for way in ways:
        try:
            os.close(os.open(path, way))
            print(path)
        except OSError:
            pass
for folder, _, files in os.walk(sys.argv[1]):
    opened(folder, os.O_RDONLY | os.O_DIRECTORY)
    for name in files:
        opened(os.path.join(folder, name), os.O_RDONLY, os.O_WRONLY)
"""


class Household:
    """A user of this PC and the programs that this user runs: root may look into everything, so it is another one."""

    def __init__(self):
        self.as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        self.uid = NOBODY if self.as_user else os.getuid()
        self.home = tempfile.mkdtemp(prefix="certdesk-privacy.")
        os.chown(self.home, self.uid, -1)
        self.orders = Path(self.home, "orders")
        self.environment = dict(os.environ, HOME=self.home, XDG_RUNTIME_DIR=self.home, QT_QPA_PLATFORM="offscreen",
                                HOSTILE_ORDERS=str(self.orders))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.environment.pop(name, None)
        self.started = []

    def start(self, *command):
        process = subprocess.Popen(command, env=self.environment, cwd="/", stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.as_user)
        self.started.append(process)
        return process.pid

    def seen_of(self, pid):
        """What another process of this user sees of that one."""
        told = subprocess.run([sys.executable, "-c", LOOK, str(pid), *LOOKED_AT], capture_output=True, text=True, check=True,
                              cwd="/", **self.as_user)
        return set(told.stdout.splitlines())

    def end(self):
        for process in self.started:
            process.kill()
            process.wait()
        shutil.rmtree(self.home)


def wait(what, description):
    end = time.monotonic() + 30
    while not (found := what()):
        check(time.monotonic() < end, description)
        time.sleep(0.05)
    return found


def child_of(parent, name):
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rsplit(")", 1)
        except OSError:
            continue
        if int(fields[1].split()[1]) == parent and name in fields[0]:
            return int(entry.parent.name)
    return None


def hidden(household, name, pid):
    def is_hidden():
        """It may still be on its way there: to be that user's, to be this program, to have forbidden it."""
        program = Path(os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0])).name
        return program == name and not household.seen_of(pid) & set(LOOKED_AT)

    wait(is_hidden, f"{name} can be looked into by others of its user")
    limits = Path(f"/proc/{pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size")).split()
    check(core[4:6] == ["0", "0"], f"{name} leaves no core: {core}")


def test_programs():
    """The window, the terminal's program and the token host, each while it is at work."""
    household = Household()
    try:
        plain = household.start("/bin/sleep", "60")
        check({"environ", "maps", "fd"} <= household.seen_of(plain), "a program that does nothing about it can be looked into")
        # A driver that hangs while it loads keeps both where they are.
        household.orders.write_text("C_Initialize hangs always\n")
        ctl = household.start(BIN / "certdeskctl", "tokens", "--module", BIN / "libcertdesk_test_hostile_module.so")
        host = wait(lambda: child_of(ctl, "certdesk-token"), "the host was not started")
        window = household.start(BIN / "certdesk")
        hidden(household, "certdeskctl", ctl)
        hidden(household, "certdesk-token-host", host)
        hidden(household, "certdesk", window)
        pipes(household, ctl, host)
    finally:
        household.end()


def pipes(household, client, host):
    """Between client and host nothing that has a name, and the driver's process has no other way out than these."""
    if household.uid == os.getuid():
        return print("not root: what the host has open cannot be looked at, which is the point")
    ends = {int(entry.name): os.readlink(entry) for entry in Path(f"/proc/{host}/fd").iterdir()}
    for number in range(3):
        check(ends.pop(number) == "/dev/null", f"the driver's standard streams lead nowhere: {ends}")
    conversation = {end for end in ends.values() if end.startswith("pipe:")}
    check(len(conversation) == 2, f"one pipe each way: {ends}")
    ours = {os.readlink(entry) for entry in Path(f"/proc/{client}/fd").iterdir()}
    check(conversation <= ours, f"and they are the client's: {ours}")
    for end in {end for end in ends.values() if not end.startswith("anon_inode:")} - conversation:
        check(end.endswith(".lock"), f"nothing else is open: {end}")
        about = os.stat(end)
        check(about.st_uid == household.uid and stat.S_IMODE(about.st_mode) == 0o600, f"the lock is its owner's: {end}")


def opened_by_others(folder):
    """What another user can open there; who is not root can be none, and asks for what the modes let others do."""
    if os.getuid() == 0:
        told = subprocess.run([sys.executable, "-c", WALK, folder], capture_output=True, text=True, check=True, cwd="/",
                              user=NOBODY, group=NOBODY, extra_groups=[])
        return set(told.stdout.splitlines())
    return {str(path) for path in (Path(folder), *Path(folder).rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o066}


def test_files():
    """A recovery, its receipt and the log, in a home that every user of the PC may enter."""
    before = os.umask(0o022)
    practice = rehearsal_test.Practice()
    try:
        home = Path(practice.home)
        application = receipt_test.recovered(practice)
        receipt_test.fetch(practice, application, Path(practice.directory, "receipt.p7s"))
        home.chmod(0o755)
        for_all = home / "for_all"
        for_all.write_text("seen by everybody")
        kept = {path for path in home.rglob("*") if path.is_file()}
        check(any(path.name == "acts.log" for path in kept), f"the log was written: {kept}")
        seen = opened_by_others(practice.home)
        check(seen == {str(home), str(for_all)}, f"nothing but what is for all: {seen} of {kept}")
    finally:
        os.umask(before)
        practice.end()


if __name__ == "__main__":
    run_test(globals())
