"""A portal for many seats: a PostgreSQL server behind it, its door open. Run by ctest: server_test.py BIN TEST."""
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from judge import check, judge, judge_form, run_test, secrets_below
from rehearsal_test import BIN, folder, judge_uploads, rehearse

sys.path.append(str(Path(__file__).parent.parent / "support"))
from postgresql import Cluster


def start_open(directory, cluster):
    """Once, with the password by a descriptor; what it tells about itself."""
    read, write = os.pipe()
    os.write(write, cluster.password.encode() + b"\n")
    os.close(write)
    process = subprocess.Popen(
        [BIN / "certdesk-practice", "--dir", directory, "--end-with-input", "--listen", "0.0.0.0", "--name", "127.0.0.1",
         "--database", f"postgresql://guarded@127.0.0.1:{cluster.port}/practice", "--database-password-fd", str(read)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, pass_fds=[read])
    os.close(read)
    facts = process.stdout.readline()
    _, said = process.communicate(timeout=30)
    check(process.returncode == 0 and facts, f"it starts: {said}")
    return json.loads(facts), said


def test_postgresql():
    """Its folder remembers the server, and the whole recovery with papers and money goes on there."""
    directory = folder()
    with Cluster() as cluster:
        cluster.sql("CREATE DATABASE practice OWNER guarded")
        facts, said = start_open(directory, cluster)
        check(facts["portal"].startswith("https://127.0.0.1:"), f"called as it was told: {facts['portal']}")
        check("open to other computers" in said, f"it says that it is open: {said}")
        os.environ["PGPASSFILE"] = str(cluster.passfile)
        told = rehearse(directory, "--with", "papers")
        judge(told[-1])
        judge_form(told[-1])
        judge_uploads(told)
        check(not Path(directory, "portal.db").exists(), "nothing lies in the folder that belongs into the database")
        check(cluster.sql("SELECT stage FROM application", "practice") == "completed\n", "the server has it")
        check(cluster.sql("SELECT state, COUNT(*) FROM payment_order GROUP BY state", "practice") == "paid|1\n", "paid once")
        found = secrets_below(directory, {"database password": cluster.password})
        check(not found, f"the database's password lies nowhere: {found}")
    shutil.rmtree(directory)


def heard(seat):
    """Whether the other end has said or ended anything."""
    seat.setblocking(False)
    try:
        seat.recv(1)
        return True
    except ssl.SSLWantReadError:
        return False


def test_many_seats():
    """Forty clients that are in the middle of something keep nobody else waiting."""
    directory = folder()
    process = subprocess.Popen([BIN / "certdesk-practice", "--dir", directory, "--end-with-input", "--listen", "0.0.0.0",
                                "--name", "127.0.0.1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    facts = json.loads(process.stdout.readline())
    trusted = ssl.create_default_context(cafile=facts["ca"])
    port = urlsplit(facts["portal"]).port
    seats = []
    for _ in range(40):
        seat = trusted.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname="127.0.0.1")
        seat.sendall(f"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 100\r\n\r\n{{".encode())
        seats.append(seat)
    one = http.client.HTTPSConnection("127.0.0.1", port, context=trusted)
    one.request("GET", "/api/v1/service")
    check(one.getresponse().status == 200, "one more is answered")
    check(not any(heard(seat) for seat in seats), "while none of the others had to be given up")
    for seat in seats:
        seat.close()
    one.close()
    process.stdin.close()
    process.wait(timeout=60)
    shutil.rmtree(directory)


if __name__ == "__main__":
    run_test(globals())
