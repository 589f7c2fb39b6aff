"""A wire between client and portal: counts what the client sends, and can be cut. TLS goes through it untouched, but
for a Listener, who has the portal's certificate."""
import http.client
import http.server
import socket
import ssl
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


class Listener:
    """Stands in between with the portal's own certificate, and reads what goes inside TLS; it changes nothing."""

    def __init__(self, portal, certificate, key, ca):
        self.exchanges = []  # (method, path, request, answer), the latter two with their fields
        self.after = {}  # by the end of a path: called once with nothing, when the portal has answered and the client has not heard it
        port = urlsplit(portal).port
        trusted = ssl.create_default_context(cafile=ca)
        listener = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def pass_on(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                portal = http.client.HTTPSConnection("127.0.0.1", port, context=trusted)
                portal.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
                for name, value in self.headers.items():
                    portal.putheader(name, value)
                portal.endheaders(body)
                answer = portal.getresponse()
                content = answer.read()
                portal.close()
                listener.exchanges.append((self.command, self.path, bytes(self.headers) + body,
                                           str(answer.headers).encode() + content))
                for end in [end for end in listener.after if self.path.endswith(end)]:
                    listener.after.pop(end)()
                self.send_response_only(answer.status)
                for name, value in answer.headers.items():
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                if answer.status not in (204, 304):
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = pass_on

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass  # a client that was killed

        self.server = Server((Relay.ADDRESS, port), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()
