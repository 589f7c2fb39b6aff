#!/usr/bin/env python3
"""Makes the seeds of this folder and the dictionaries, without any of CertDesk's own code: by hand, by openssl (3.0) and by
pdftoppm. Run make.py after a change; what it makes is in the folder. Files beside them that are called found-… are
regression inputs: each was a fault once, and stays."""
import base64
import random
import re
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
CRYPTO, EST, RECEIPTS = HERE.parent / "crypto", HERE.parent / "portal" / "est", HERE.parent / "receipt"


def put(target, name, octets):
    folder = HERE / target
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(octets if isinstance(octets, bytes) else octets.encode())


# --- CBOR (RFC 8949) ------------------------------------------------------------------------------------------------


def head(major, number):
    for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 24:
            return bytes([major << 5 | number])
        if number < 1 << 8 * size:
            return bytes([major << 5 | extra]) + number.to_bytes(size, "big")
    raise ValueError(number)


def cbor(value):
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(5, len(value)) + b"".join(cbor(key) + cbor(each) for key, each in value.items())


def frame(octets):
    return len(octets).to_bytes(4, "big") + octets


# --- what host and window say to each other (app/token/requests.h) -----------------------------------------------------

SERIAL, APPLICATION, ORIGIN = "4F2A90317", "20261123000541121943", "https://portal.example:443"
CERTIFICATE = b"\x30\x82\x01\x02certificate"
INSTALLATION = {"application": APPLICATION, "serial": SERIAL, "signing": CERTIFICATE, "encryption": [CERTIFICATE]}
OF = {"serial": SERIAL, "application": APPLICATION}

REQUESTS = [  # fields, and the secrets behind them
    ({}, []),
    ({"serial": SERIAL, "lastTry": False}, [b"123456"]),
    ({"serial": SERIAL}, []),
    ({"serial": SERIAL, "lastTry": True}, [b"123456", b"654321"]),
    ({"serial": SERIAL}, []),
    (OF | {"signing": 2, "encryption": 0, "kept": False}, []),
    (OF | {"kind": 3, "issued": [CERTIFICATE, b""]}, []),
    (OF | {"publicKey": b"\x30\x59key"}, []),
    (OF | {"signingKey": b"\x30\x59key", "oaep": 1}, []),
    (OF | {"signingKey": b"key", "keyPackage": b"package", "certificate": CERTIFICATE, "anchors": [CERTIFICATE]}, []),
    ({"installation": INSTALLATION, "anchors": [CERTIFICATE]}, []),
    ({"installation": INSTALLATION}, []),
    ({"installation": INSTALLATION, "name": "示例建设"}, []),
    ({"installation": INSTALLATION, "origin": ORIGIN}, []),
    (OF, []),
    (OF | {"publicKey": b"key", "old": CERTIFICATE, "origin": ORIGIN}, []),
    ({"installation": INSTALLATION, "old": CERTIFICATE}, []),
    ({"serial": SERIAL, "certificate": CERTIFICATE, "origin": ORIGIN, "nonce": "bm9uY2U"}, []),
    ({"serial": SERIAL}, []),
    ({"serial": SERIAL, "order": {"application": APPLICATION, "certificate": CERTIFICATE, "sealed": b"\x04sealed",
                                  "nonce": b"nonce", "origin": ORIGIN}}, [b"654321"]),
    ({"serial": SERIAL}, []),
    ({"serial": SERIAL, "order": {"application": APPLICATION, "certificate": CERTIFICATE, "challenge": "7KQ2M4XP9D3F",
                                  "origin": ORIGIN}}, [b"7KQ2M4XP9D3F", b"654321"]),
]
TOKEN = {"module": "/usr/lib/driver.so", "manufacturer": "Example", "model": "K3", "serial": SERIAL, "label": "UKEY",
         "initialised": True, "practice": False, "pin": 1, "pinPad": False, "byCode": True, "minimumPin": 6,
         "maximumPin": 16, "free": 20000, "total": 65536, "certificates": [CERTIFICATE], "whole": True}
STATEMENT = {"statement": b"CertDesk v1\n", "signature": b"\x30\x45signature"}
ANSWERS = {
    "hello": (0, {"version": 7}), "beat": (1, {}), "nothing": (2, {}),
    "failure": (3, {"code": "PinWrong", "detail": "C_Login: CKR_PIN_INCORRECT", "over": True}),
    "listed": (2, {"tokens": [TOKEN, {key: TOKEN[key] for key in TOKEN if key not in ("free", "total")}],
                     "worn": False}),
    "made": (2, {"der": CERTIFICATE}),
    "contents": (2, {"keys": [{"label": "sign", "id": b"\1", "publicKey": b"", "signs": True, "decrypts": False}],
                     "certificates": [{"label": "sign", "id": b"\1", "certificate": CERTIFICATE}]}),
    "trial": (2, {"oaep": 1, "room": True}),
    "statement": (2, STATEMENT),
    "renewal": (2, {"request": b"request", "proof": STATEMENT}),
    "unlock_key": (2, {"publicKey": b"key", "nonce": b"nonce"}),
    "challenge": (2, {"code": "7KQ2M4XP9D3F"}),
}


def host():
    whole = b""
    for number, (fields, secrets) in enumerate(REQUESTS):
        octets = frame(cbor({"is": number, "of": fields})) + b"".join(map(frame, secrets))
        put("host_request", f"request-{number:02}", octets)
        whole += octets
    put("host_request", "conversation", whole)
    for name, (kind, fields) in ANSWERS.items():
        put("host_answer", name, cbor({"is": kind, "of": fields}))


# --- DER (X.690) and what is made of it ------------------------------------------------------------------------------------


def der(tag, *parts):
    content = b"".join(parts)
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def oid(dotted):
    first, second, *rest = map(int, dotted.split("."))
    octets = b""
    for number in [first * 40 + second, *rest]:
        seven = [number & 0x7F]
        while number := number >> 7:
            seven.insert(0, number & 0x7F | 0x80)
        octets += bytes(seven)
    return der(6, octets)


ARC = "2.25.45159099787062064206030363977126177388"


def request(*attributes):
    """PKCS #10 (RFC 2986) with a signature that is none: the target puts one."""
    name = der(0x30, der(0x31, der(0x30, oid("2.5.4.3"), der(12, "示例建设".encode()))))
    info = der(0x30, der(2, b"\0"), name, (CRYPTO / "p256.spki").read_bytes(), der(0xA0, *attributes))
    return der(0x30, info, der(0x30, oid("1.2.840.10045.4.3.2")), der(3, b"\0signature"))


def attribute(kind, value):
    return der(0x30, oid(kind), der(0x31, value))


def requests():
    serial = attribute(ARC + ".1", der(12, SERIAL.encode()))
    transport = attribute("1.2.840.113549.1.9.63", (CRYPTO / "transport.spki").read_bytes())
    put("certificate_request", "plain", request(serial))
    put("certificate_request", "transport", request(serial, transport, attribute(ARC + ".2", oid("1.3.14.3.2.26"))))
    put("certificate_request", "no-hash", request(serial, transport))
    put("certificate_request", "twice", request(serial, serial))


def insides():
    for package in [*CRYPTO.glob("package*.p7"), *(CRYPTO / f"malformed-{what}.p7" for what in ("hash", "label", "mask"))]:
        content = subprocess.run(["openssl", "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", package],
                                 capture_output=True, check=True).stdout
        put("key_package_inside", package.stem, content)


def receipts():
    for receipt in (RECEIPTS / f"{name}.p7s" for name in ("good", "bad-pin", "bad-more", "bad-direction", "bad-half")):
        content = subprocess.run(["openssl", "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", receipt],
                                 capture_output=True, check=True).stdout
        put("receipt_text", receipt.stem, content)


def est():
    for message in EST.glob("*.p7.b64"):
        put("est_certificates", message.name.split(".")[0], base64.b64decode(message.read_bytes()))
    kind = "Content-Type: application/pkcs7-mime; smime-type="
    key, certificate = base64.encodebytes(b"package").decode(), (EST / "one.p7.b64").read_text()
    for name, end in (("lf", "\n"), ("crlf", "\r\n")):
        lines = ["preamble", "--b=1", kind + "server-generated-key", "Content-Transfer-Encoding: base64", "", key,
                 "--b=1 ", kind + "certs-only", "", certificate, "--b=1--", "epilogue", ""]
        put("est_parts", name, 'multipart/mixed; boundary="b=1"\n' + end.join(lines))


# --- files that people choose ---------------------------------------------------------------------------------------------


def pdf(*objects, trailer="/Root 1 0 R"):
    body = b"%PDF-1.5\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, each) for i, each in enumerate(objects, 1))
    return body + b"trailer << %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer.encode(), len(body))


def stream(dictionary, octets):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(octets), dictionary, octets)


CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 30 40] /Contents 4 0 R >>"
PLAIN = pdf(CATALOG, PAGES, PAGE, stream(b"", b"1 0 0 rg 5 5 20 20 re f 0 0 1 RG 0 0 m 30 40 l S"))


def pictures():
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.pdf")
        source.write_bytes(PLAIN)

        def drawn(*options):
            subprocess.run(["pdftoppm", "-singlefile", *options, source, Path(folder, "page")], check=True)
            return next(Path(folder).glob("page.[jp][pn]g")).read_bytes()

        png, grey = drawn("-png"), drawn("-png", "-gray")
        Path(folder, "page.png").unlink()
        jpeg, progressive = drawn("-jpeg"), drawn("-jpeg", "-gray", "-jpegopt", "progressive=y")
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    turned = jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]
    for name, octets in (("page.png", png), ("grey.png", grey), ("page.jpg", jpeg), ("progressive.jpg", progressive),
                         ("turned.jpg", turned)):
        put("picture", name, octets)
    return jpeg


def documents(jpeg):
    packed = zlib.compress(b"1 0 2 34 " + CATALOG + b" " + PAGES)
    for name, octets in (
        ("plain", PLAIN), ("locked", pdf(CATALOG, PAGES, PAGE, trailer="/Root 1 0 R /Encrypt 9 0 R /ID [<00> (\\)(())]")),
        ("scan", pdf(CATALOG, PAGES, PAGE, stream(b"/Subtype /Image /Filter [/DCTDecode] /Width 30", jpeg))),
        ("packed", pdf(stream(b"/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode", packed),
                       stream(b"/Type /XRef /Root 1 0 R /W [1 2 1]", b"xxxx"), trailer="")),
        ("tree", pdf(CATALOG, b"<< /Type /Pages /Count 7 0 R /Kids [<< /A [[1 2] << /B (c) >>] >>] >>")),
    ):
        put("pdf", name, octets)


# --- texts ----------------------------------------------------------------------------------------------------------------

TEXTS = {
    "texts": ["MIIBIjANBgkqhkiG9w0BAQ==", "4f2a90317c", "2026-11-23T08:00:00Z", "2026-11-23t08:00:60.25+08:00", "enc-12",
              "7KQ2-M4XP 9D3F", "https://portal.example:8443/", "https://[::1]:443", "1.10.21.10.3", "\u3000 AB\u00a0C\ufeff"],
    "answers_file": [
        '{"reason":"lost","freeze":true,"accept_agreement":true,"quote_fen":5000,"ukey_at_hand":true,"answer":"x",'
        '"authorisation_code":"y","ukey_serial":"4F2A"}',
        '{"forms":{"extension_items":{"medium":"own","copies":3,"urgent":true}},"form_pdf":"form.pdf","payment":"online",'
        '"materials":{"acceptance_form":["stamped.pdf"],"handler_id":["front.jpg","back.jpg"]},"shrink":true}',
        '{"open_files_acknowledged":true,"years":2,"quote_fen":1e300,"payment":"transfer","forms":{"a":{"b":-1e12}}}'],
    "form_field": ["0[0-9]{4}\n12345", "0(a+)+$\naaaaaaaaaaaaaaaaaaaaaaaa!", "0\\u4e00+\n一一", "1\n\uff11\uff12", "1\n-7",
                   "2\n2026年3月5日", "2\n20260305", "3\nown", "4\nyes"],
    "configuration": ['portal = "https://portal.example"\nca = "/etc/certdesk/ca.pem"\ntls-by-system = true\n'
                      'module = ["/opt/a.so", "/opt/b.so"]\nlogout-on-removal = false\n',
                      "[section]\nportal='x' # comment\n;module=%[1,2]\nca=[\n]\n",
                      "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"],
    "qr": ["20170315000541121943", "https://127.0.0.1:8443/practice/cashier/4f2a?code=1"],
    "practice_texts": ["form=abc&field%2Fextension%2Fmedium=%E7%A4%BA+x&page%2Fid%2F1=&=&a", "/api/v1/applications/2026/mail",
                       "/.well-known/est/enc-1/serverkeygen", "postgresql://trainer@db.example:5432/practice?sslrootcert=/a",
                       "postgresql:///?service=NAME", "postgresql://u@/d?host=/run", "a\u2028b  c\u202e"],
}


# --- requests at the practice portal (tests/fuzz/front_desk.cpp tells what a dollar stands for) ---------------------------

BEARER = "authorization: Bearer $TOKEN\n"
FRESH = BEARER + "idempotency-key: $KEY\nif-match: $ETAG\n"
OWN = ("reason", "agreement", "quote", "open-files", "form", "materials", "payment-method")
POSTED = ("answer", "submission", "cancellation", "captcha", "download-check", "mail", "ukey-release", "confirmation",
          "unlock-release", "unlock-completion", "unlock-response", "uploads", "materials-completion", "payment-order")
BODIES = {"reason": "reason", "agreement": "agreement", "quote": "quote", "form": "form", "materials": "arrange",
          "payment-method": "payment-method", "answer": "answer", "download-check": "download-check",
          "confirmation": "confirmation", "unlock-release": "unlock-release", "unlock-response": "unlock-response",
          "uploads": "upload", "materials-completion": "completion"}


def desk_requests():
    def body(name):
        return (HERE.parent / "portal" / f"{BODIES[name]}-request.json").read_text() if name in BODIES else ""

    for method, parts in (("PUT", OWN), ("POST", POSTED)):
        for part in parts:
            head = f"{method} /api/v1/applications/$MINE/{part}\n{FRESH}content-type: application/json\n\n"
            put("front_desk", part, head + body(part))
    for name, path in (("list", "applications"), ("one", "applications/$MINE"), ("theirs", "applications/$THEIRS"),
                       ("certificates", "certificates?cursor=$CERTIFICATE"), ("account", "account"), ("service", "service"),
                       ("receipt", "applications/$MINE/receipt")):
        put("front_desk", f"get-{name}", f"GET /api/v1/{path}\n{BEARER}if-none-match: $ETAG\n\n")
    for act in ("freeze", "unfreeze"):
        put("front_desk", act, f"POST /api/v1/certificates/$CERTIFICATE/{act}\n{FRESH}content-type: application/json\n\n" +
            (HERE.parent / "portal" / f"{act}-request.json").read_text())
    put("front_desk", "octets", f"PUT /api/v1/uploads/x/octets?offset=0\n{FRESH}content-digest: sha-256=:AA==:\n\nabc")
    put("front_desk", "enrol", "POST /.well-known/est/sign/simpleenroll\nauthorization: Basic JE1JTkU6QUJD\n"
        "content-type: application/pkcs10\n\nMIIB")
    put("front_desk", "console", "GET /practice/?token=x\ncookie: practice=x\n\n")
    put("front_desk", "apply", "POST /apply/password\ncontent-type: application/x-www-form-urlencoded\n\nuser=a&b=%41")


def seals():
    put("unlock_seal", "pins", bytes([0, 9]) + b"current-1" + b"next-22")
    put("unlock_seal", "untouched", bytes([1]) + bytes(40))
    put("unlock_seal", "touched", bytes([1]) + bytes(70) + b"\1")
    put("unlock_seal", "raw", bytes([2, 4]) + bytes(120))


ACTS = ["2026-11-29T20:05:12Z service=recovery step=R-20 application=20261129000541121943 ukey=4F2A90317"
        " act=key_pair_made outcome=ok\n2026-11-29T20:05:13Z act=paid outcome=Z-99 ukey=\x1b[31m\n",
        "2026-11-29T20:05:12Z act=pin_set outcome=P-01\nno act\n"]


def acts():
    for number, seed in enumerate(ACTS):
        put("acts", f"lines-{number}", seed)


def texts():
    for target, seeds in TEXTS.items():
        for number, seed in enumerate(seeds):
            put(target, f"text-{number}", seed)


# --- drivers --------------------------------------------------------------------------------------------------------------


def drivers():
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, 0, 0, 512, 512, 4096)
    elf = b"\x7fELF\2\1\1" + bytes(9) + struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    put("driver_file", "elf-64", elf + segment)
    put("driver_file", "elf-32", b"\x7fELF\1\1\1" + bytes(9) + struct.pack("<HHI", 3, 3, 1))
    put("driver_file", "pe", b"MZ".ljust(60, b"\0") + struct.pack("<I", 64) + b"PE\0\0" +
        struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x2022) + struct.pack("<H", 0x20B))
    dice = random.Random(20261123)
    for number in range(2, 22):
        asked = bytes([3, 0, 1, number])
        put("driver", f"ones-{number:02}", asked + bytes([1]) * 400)
        put("driver", f"dice-{number:02}", asked + bytes([1]) * 40 + bytes(dice.randrange(24) for _ in range(400)))


# --- words ------------------------------------------------------------------------------------------------------------


def words(target, sources, pattern, more=()):
    found = set(more)
    for source in sources:
        found.update(re.findall(pattern, source.read_text()))
    lines = (f'"{word}"' for word in sorted(found))
    (HERE / f"{target}.dict").write_text("\n".join(lines) + "\n")


def dictionaries():
    portal = ROOT / "app/portal"
    names = [*portal.glob("wire*.cpp"), portal / "names.cpp", portal / "problem.cpp"]
    words("json", names, r'"([a-z][a-z0-9_.-]+)"', [r"\\u0000", r"\\ud800", "1e400", "-1", "true", "null", "[]", "{}"])
    words("pdf", [], "", ["obj", "endobj", "stream\\x0a", "endstream", "trailer", "startxref", "/Type", "/ObjStm", "/XRef",
                          "/Pages", "/Count", "/Root", "/Encrypt", "/Filter", "/FlateDecode", "/DCTDecode", "/Image",
                          "/Subtype", "<<", ">>", "\\xff\\xd8", "\\xff\\xda", "\\xff\\xc0", "IHDR", "IEND"])
    words("http", [portal / "routes.cpp"], r'"(/[a-z0-9/.{}-]+)"', ["$TOKEN", "$MINE", "$THEIRS", "$CERTIFICATE", "$ETAG", "$KEY",
          "authorization: ", "if-match: ", "idempotency-key: ", "content-type: ", "accept-language: en", "GET ", "POST ",
          "PUT ", "DELETE ", "application/json", r"\\x0a\\x0a", "?offset=", "?cursor=", "/practice/", "/apply/"])
    words("host", [ROOT / "app/token/requests.h"], r'wire\("(\w+)"', ["is", "of", r"\xbf", r"\x9f", r"\xff"])


if __name__ == "__main__":
    host()
    requests()
    insides()
    receipts()
    est()
    documents(pictures())
    desk_requests()
    acts()
    seals()
    texts()
    drivers()
    dictionaries()
