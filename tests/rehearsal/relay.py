"""A wire between client and portal: counts what the client sends, and can be cut. TLS goes through it untouched."""
import socket
import threading
from urllib.parse import urlsplit


class Relay:
    # The portal knows itself by this name and its own port; it listens at 127.0.0.1.
    ADDRESS = "127.0.0.2"

    def __init__(self, portal):
        self.port = urlsplit(portal).port
        self.lock = threading.Lock()
        self.cut = threading.Event()
        self.ends = []
        self.mend()
        self.listening = socket.create_server((self.ADDRESS, self.port))
        threading.Thread(target=self.accept, daemon=True).start()

    def mend(self):
        """Everything goes through, and is counted from here."""
        with self.lock:
            self.sent = 0  # octets from the client, of all connections
            self.limit = None
            self.cut.clear()

    def cut_after(self, octets):
        """Nothing goes through any more once the client has sent so much from here on."""
        with self.lock:
            self.limit = self.sent + octets

    def waits_for_cut(self, seconds):
        return self.cut.wait(seconds)

    def accept(self):
        while True:
            try:
                client, _ = self.listening.accept()
                portal = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                return  # the test is over
            with self.lock:
                self.ends += [client, portal]
            threading.Thread(target=self.pass_on, args=(client, portal, True), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(portal, client, False), daemon=True).start()

    def pass_on(self, source, target, counted):
        try:
            while octets := source.recv(1 << 16):
                if counted and not self.count(len(octets)):
                    break
                target.sendall(octets)
        except OSError:
            pass  # the other end went: so does this one
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def count(self, octets):
        with self.lock:
            self.sent += octets
            if self.limit is not None and self.sent > self.limit:
                self.cut.set()
            return not self.cut.is_set()

    def end(self):
        self.listening.close()
        with self.lock:
            for end in self.ends:
                end.close()
