"""A holder at the practice portal, by HTTPS and JSON alone: brings an application to where others have to act."""
import base64
import hashlib
import hmac
import http.client
import json
import secrets
import ssl
import struct
import urllib.parse
import zlib

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def png(width=240, height=320, shade=200):
    """A real picture: upright, dark at the top and light below."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([(shade * y // height) % 256, 120, 160]) * width for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


# A small white square, by another program.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAx"
    "NDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy"
    "MjIyMjIyMjL/wAARCAAIAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
    "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq"
    "8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD3+iiigD//2Q==")


def pdf(words):
    """One page that says it."""
    content = f"BT /F 24 Tf 72 700 Td ({words}) Tj ET".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" %
                  (len(objects) + 1, table, len(objects) + 1, len(out)))


class Holder:
    def __init__(self, facts):
        self.facts, self.token, self.etag, self.seen, self.base = facts, None, None, {}, None
        self.context = ssl.create_default_context(cafile=facts["ca"])
        self.address = urllib.parse.urlsplit(facts["portal"])
        login = {"user_name": facts["user"], "password": facts["password"]}
        self.token = self.call("POST", "/api/v1/session", login)["access_token"]

    def send(self, method, path, body=None, fields=()):
        """(status, fields, text)"""
        fields = {"Accept-Language": "zh-CN", **dict(fields)}
        if self.token:
            fields["Authorization"] = f"Bearer {self.token}"
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            fields.update({"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)})
        connection = http.client.HTTPSConnection(self.address.hostname, self.address.port, context=self.context, timeout=30)
        try:
            connection.request(method, path, body=body, headers=fields)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def call(self, method, path, body=None, fields=()):
        status, got, text = self.send(method, path, body, fields)
        assert status < 300, f"{method} {path}: {status} {text[:400]}"
        if self.base and got["ETag"]:
            self.etag, self.seen = got["ETag"], json.loads(text)
        return json.loads(text)

    def look(self):
        return self.call("GET", self.base)

    def write(self, method, page, body):
        return self.call(method, self.base + page, body, {"If-Match": self.etag})

    def start(self, template):
        certificate = next(row for row in self.call("GET", "/api/v1/certificates")["items"]
                           if row["state"] == "valid" and row["template"] == template)
        self.id = self.call("POST", "/api/v1/applications", {"service": "recovery", "certificate_id": certificate["id"]})["id"]
        self.base = f"/api/v1/applications/{self.id}"
        self.look()

    def start_unlock(self, ukey):
        """Until it is submitted: what the UKEY holds stands for it."""
        certificate = next(row for row in self.call("GET", "/api/v1/certificates")["items"] if row["ukey_serial"] == ukey)
        self.id = self.call("POST", "/api/v1/applications", {"service": "unlock", "certificate_id": certificate["id"]})["id"]
        self.base = f"/api/v1/applications/{self.id}"
        self.look()
        self.write("POST", "/answer", {"answer": self.facts["answer"]})
        self.write("POST", "/submission", {})

    def release(self, code):
        """Asks for the officer's PINs as a token host would, and never uses them; the code of the refusal, or nothing."""
        key = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        nonce = secrets.token_bytes(32)
        mac = hmac.digest(code.encode(), key + self.seen["old_ukey_serial"].encode() + nonce, "sha256")
        body = {name: base64.b64encode(octets).decode()
                for name, octets in (("ephemeral_key", key), ("nonce", nonce), ("mac", mac))}
        status, _, text = self.send("POST", self.base + "/unlock-release", body)
        return None if status == 200 else json.loads(text)["code"]

    def ask_code(self, challenge):
        """Asks for the answer to a UKEY's challenge; (status, the answer or the refusal's code)."""
        status, _, text = self.send("POST", self.base + "/unlock-response", {"challenge": challenge})
        said = json.loads(text)
        return status, said["response"] if status == 200 else said["code"]

    def submit(self, **texts):
        """Fills in what is asked for; texts: what to write into which field."""
        agreement = self.seen["agreement"]
        self.write("PUT", "/reason", {"reason": "lost", "freeze": False})
        self.write("PUT", "/agreement", {"version": agreement["version"], "sha256": agreement["sha256"]})
        self.write("PUT", "/quote", {"total_fen": self.seen["quote"]["total_fen"]})
        self.write("POST", "/answer", {"answer": self.facts["answer"]})
        for form in self.seen["forms"]:
            self.fill(form, texts)
        self.write("POST", "/submission", {})

    def fill(self, form, texts):
        def value(field):
            if field["id"] in texts:
                return texts[field["id"]]
            if field["kind"] == "choice":
                return field["choices"][0]["value"]
            return "yes" if field["kind"] == "yes_no" else field["value"] or ("A123456789" if "pattern" in field else "")
        fields = [field for section in form["sections"] for field in section["fields"]]
        self.write("PUT", "/form", {"form": form["id"], "values": [
            {"id": field["id"], "value": value(field)} for field in fields]})

    def upload(self, kind, media_type, content):
        digest = hashlib.sha256(content)
        upload = self.call("POST", self.base + "/uploads", {"kind": kind, "type": media_type, "octets": len(content),
                                                            "sha256": digest.hexdigest()})
        self.call("PUT", f"/api/v1/uploads/{upload['id']}/octets?offset=0", content,
                  {"Content-Type": "application/octet-stream",
                   "Content-Digest": "sha-256=:" + base64.b64encode(digest.digest()).decode() + ":"})
        self.look()
        return upload["id"]

    def arrange(self, kind, pages):
        """pages: (id, rotation)"""
        self.write("PUT", "/materials", {"kind": kind, "pages": [{"id": page, "rotation": turn} for page, turn in pages]})

    def complete(self):
        self.write("POST", "/materials-completion", {"role": "paper"})

    def order(self):
        """The address on which the newest code is paid."""
        return self.write("POST", "/payment-order", {})["payment"]["order"]["address"]

    def remarks(self):
        """What the reviewer marked: (kind or field, words)."""
        of_pages = [(material["kind"], page["remark"]) for material in self.seen["materials"]
                    for page in material["pages"] if page["remark"]]
        of_kinds = [(material["kind"], material["remark"]) for material in self.seen["materials"] if material["remark"]]
        of_fields = [(field["id"], field["remark"]) for form in self.seen["forms"] for section in form["sections"]
                     for field in section["fields"] if field.get("remark")]
        return sorted(of_pages + of_kinds + of_fields)
