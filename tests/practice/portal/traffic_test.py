#!/usr/bin/python3
"""Goes through a recovery at the practice portal and holds every answer against resources/portal-api.yaml.

traffic_test.py API.yaml CERTDESK-PRACTICE
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import secrets
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

import jsonschema
import yaml


class Portal:
    def __init__(self, api, ready):
        self.api, self.ready = api, ready
        self.context = ssl.create_default_context(cafile=ready["ca"])
        self.address = urllib.parse.urlsplit(ready["portal"])
        self.token, self.etag, self.seen = None, None, set()

    def operation(self, method, path):
        for pattern, item in self.api["paths"].items():
            if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", pattern), path.split("?")[0]) and method.lower() in item:
                return pattern, item[method.lower()]
        raise AssertionError(f"{method} {path} is not described")

    def resolved(self, node):
        while "$ref" in node:
            rest = {key: value for key, value in node.items() if key != "$ref"}
            target = self.api
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = {**target, **rest}
        return node

    def call(self, method, path, body=None, headers=None, expect=200):
        pattern, operation = self.operation(method, path)
        fields = {"Accept-Language": "zh-CN", **(headers or {})}
        if self.token and "Authorization" not in fields:
            fields["Authorization"] = f"Bearer {self.token}"
        if isinstance(body, dict):
            reference = operation["requestBody"]
            schema = next(iter(self.resolved(reference)["content"].values()))["schema"]
            self.validate(schema, body, f"request of {method} {pattern}")
            body = json.dumps(body).encode()
            fields.update({"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)})
        connection = http.client.HTTPSConnection(self.address.hostname, self.address.port, context=self.context)
        connection.request(method, path, body=body, headers=fields)
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status == expect, f"{method} {path}: {answer.status} {text[:400]}"
        described = operation["responses"].get(str(answer.status)) or operation["responses"]["default"]
        described = self.resolved(described)
        for name, header in described.get("headers", {}).items():
            header = self.resolved(header)
            value = answer.getheader(name)
            if header.get("required"):
                assert value is not None, f"{method} {path}: no {name}"
            if value is not None:
                kind = self.resolved(header["schema"]).get("type")
                self.validate(header["schema"], int(value) if kind == "integer" else value, name)
        self.seen.add((method, pattern, answer.status))
        for kind, content in described.get("content", {}).items():
            if not kind.endswith("json"):
                continue
            assert answer.getheader("Content-Type") == kind, answer.getheader("Content-Type")
            value = json.loads(text)
            self.validate(content["schema"], value, f"{method} {pattern} {answer.status}")
            if answer.status >= 400:
                known = self.api["components"]["schemas"]["Problem"]["properties"]["code"]["x-codes"]
                assert known.get(value["code"], answer.status) == answer.status, value
            if answer.getheader("ETag"):
                self.etag = answer.getheader("ETag")
            return value
        return text

    def validate(self, schema, value, where):
        whole = {**schema, "components": self.api["components"]}
        problems = list(jsonschema.Draft202012Validator(whole).iter_errors(value))
        assert not problems, f"{where}: {problems[0].json_path} {problems[0].message}"


def newest_code(folder, application):
    query = f"SELECT code FROM mail WHERE application_id = '{application}' ORDER BY number DESC LIMIT 1"
    return subprocess.check_output(["sqlite3", folder / "portal.db", query], text=True).strip()


def request_by_openssl(folder):
    config = folder / "request.cnf"
    config.write_text("[req]\nprompt=no\nstring_mask=utf8only\ndistinguished_name=dn\nattributes=at\n[dn]\nCN=test\n"
                      "[at]\n2.25.45159099787062064206030363977126177388.1=python-0001\n")
    subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", folder / "key.pem", "-config", config, "-sha256", "-outform", "DER",
                    "-out", folder / "request.der"], check=True, capture_output=True)
    return base64.encodebytes((folder / "request.der").read_bytes())


def recover(portal, folder):
    portal.call("GET", "/api/v1/service")
    log_in_by_ukey(portal, folder)
    login = {"user_name": portal.ready["user"], "password": portal.ready["password"]}
    portal.call("POST", "/api/v1/session", {**login, "password": "wrong"}, expect=401)
    session = portal.call("POST", "/api/v1/session", login, expect=201)
    session = portal.call("POST", "/api/v1/session/refresh", {"refresh_token": session["refresh_token"]}, expect=201)
    portal.token = session["access_token"]
    rows = portal.call("GET", "/api/v1/certificates")["items"]
    certificate = next(row for row in rows if row["state"] == "valid" and row["template"] == "ZJT个人证书")
    start = {"service": "recovery", "certificate_id": certificate["id"]}
    application = portal.call("POST", "/api/v1/applications", start, expect=201)
    portal.call("POST", "/api/v1/applications", start, expect=200)
    base = f"/api/v1/applications/{application['id']}"

    def write(method, page, body, expect=200):
        return portal.call(method, base + page, body, {"If-Match": portal.etag}, expect)

    write("POST", "/submission", {}, 409)
    write("PUT", "/reason", {"reason": "stolen", "freeze": True})
    agreement = application["agreement"]
    write("PUT", "/agreement", {"version": agreement["version"], "sha256": agreement["sha256"]})
    write("PUT", "/quote", {"total_fen": application["quote"]["total_fen"]})
    write("POST", "/answer", {"answer": "wrong"}, 403)
    write("POST", "/answer", {"answer": portal.ready["answer"]})
    portal.call("POST", base + "/cancellation", {}, {"If-Match": '"0-zh"'}, 412)
    write("POST", "/submission", {})
    portal.call("GET", base, headers={"Accept-Language": "en"})
    portal.call("GET", base)
    portal.call("GET", base, headers={"If-None-Match": portal.etag}, expect=304)
    code = newest_code(folder, application["id"])
    write("POST", "/mail", {}, 429)
    write("POST", "/download-check", {"code": "wrong"}, 403)
    portal.call("GET", base)
    write("POST", "/download-check", {"code": code, "captcha_id": portal.call("POST", base + "/captcha", {})["id"],
                                      "captcha_text": "wrong"}, 403)
    write("POST", "/ukey-release", {})
    portal.call("GET", "/api/v1/applications")

    second = portal.call("POST", "/api/v1/applications", {**start, "certificate_id": next(
        row["id"] for row in rows if row["state"] == "valid" and row["template"] == "ZJT单位证书")}, expect=201)
    base = f"/api/v1/applications/{second['id']}"
    write("POST", "/cancellation", {})

    third = portal.call("POST", "/api/v1/applications", {**start, "certificate_id": next(
        row["id"] for row in rows if row["state"] == "frozen")}, expect=201)
    base = f"/api/v1/applications/{third['id']}"
    write("PUT", "/reason", {"reason": "damaged", "freeze": False})
    write("PUT", "/agreement", {"version": agreement["version"], "sha256": agreement["sha256"]})
    write("PUT", "/quote", {"total_fen": third["quote"]["total_fen"]})
    write("POST", "/answer", {"answer": portal.ready["answer"]})
    write("POST", "/submission", {})
    portal.call("GET", base)
    code = newest_code(folder, third["id"])
    write("POST", "/download-check", {"code": code})
    basic = "Basic " + base64.b64encode(f"{third['id']}:{code}".encode()).decode()
    est = {"Authorization": basic, "Content-Type": "application/pkcs10"}
    portal.call("GET", "/.well-known/est/cacerts", headers={})
    portal.call("GET", "/.well-known/est/sign/csrattrs", headers={"Authorization": basic})
    # The frozen certificate wants P-384; the request brings P-256.
    portal.call("POST", "/.well-known/est/sign/simpleenroll", request_by_openssl(folder), est, 400)
    subprocess.run(["openssl", "ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", folder / "p384.pem"],
                   check=True, capture_output=True)
    subprocess.run(["openssl", "req", "-new", "-key", folder / "p384.pem", "-config", folder / "request.cnf", "-sha256",
                    "-outform", "DER", "-out", folder / "request.der"], check=True, capture_output=True)
    request = base64.encodebytes((folder / "request.der").read_bytes())
    answer = portal.call("POST", "/.well-known/est/sign/simpleenroll", request, est)
    (folder / "issued.p7").write_bytes(base64.b64decode(answer))
    issued = subprocess.check_output(["openssl", "pkcs7", "-inform", "DER", "-in", folder / "issued.p7", "-print_certs"])
    (folder / "issued.pem").write_bytes(issued)
    subprocess.run(["openssl", "verify", "-CAfile", portal.ready["ca"], folder / "issued.pem"], check=True,
                   capture_output=True)
    portal.call("POST", "/.well-known/est/enc/serverkeygen", request, est, 400)  # no transport key in it
    portal.call("GET", base)
    write("POST", "/confirmation", {"statement": "AAAA", "signature": "AAAA"}, 409)
    portal.call("GET", base + "/receipt", expect=404)
    portal.call("DELETE", "/api/v1/session", expect=204)
    portal.call("GET", "/api/v1/certificates", expect=401)


def renew_and_unlock(portal, folder):
    """As far as a client without a UKEY comes: what is said before it, and what is refused without it."""
    login = {"user_name": portal.ready["user"], "password": portal.ready["password"]}
    portal.token = portal.call("POST", "/api/v1/session", login, expect=201)["access_token"]
    rows = portal.call("GET", "/api/v1/certificates")["items"]

    def write(method, page, body, expect=200):
        return portal.call(method, base + page, body, {"If-Match": portal.etag}, expect)

    def can(action):
        return next(row["id"] for row in rows if any(each["name"] == action and each["possible"]
                                                     for each in row["actions"]))

    renewal = portal.call("POST", "/api/v1/applications", {"service": "renewal", "certificate_id": can("renew")},
                          expect=201)
    base = f"/api/v1/applications/{renewal['id']}"
    assert write("PUT", "/open-files", {})["open_files_acknowledged"]
    write("PUT", "/agreement", {key: renewal["agreement"][key] for key in ("version", "sha256")})
    choice = renewal["quote_choices"][1]
    write("PUT", "/quote", {"total_fen": choice["total_fen"] + 1, "years": choice["years"]}, 412)
    write("PUT", "/quote", {"total_fen": choice["total_fen"], "years": choice["years"]})
    write("POST", "/submission", {})
    portal.call("GET", base)
    code = newest_code(folder, renewal["id"])
    write("POST", "/download-check", {"code": code})
    basic = "Basic " + base64.b64encode(f"{renewal['id']}:{code}".encode()).decode()
    portal.call("POST", "/.well-known/est/sign/simplereenroll", request_by_openssl(folder),
                {"Authorization": basic, "Content-Type": "application/pkcs10", "CertDesk-Statement": "AAAA",
                 "CertDesk-Signature": "AAAA"}, 403)

    rows = portal.call("GET", "/api/v1/certificates")["items"]
    unlock = portal.call("POST", "/api/v1/applications", {"service": "unlock", "certificate_id": can("unlock")},
                         expect=201)
    base = f"/api/v1/applications/{unlock['id']}"
    release = {"ephemeral_key": "AAAA", "nonce": "AAAA", "mac": "AAAA"}
    portal.call("POST", base + "/unlock-release", release, expect=409)
    portal.call("POST", base + "/unlock-response", {"challenge": "7KQ2M4XP9D3B"}, expect=409)
    portal.call("GET", base)
    write("POST", "/unlock-completion", {"statement": "AAAA", "signature": "AAAA"}, 409)
    write("POST", "/answer", {"answer": portal.ready["answer"]})
    write("POST", "/submission", {})
    portal.call("GET", base)
    code = newest_code(folder, unlock["id"])
    write("POST", "/download-check", {"code": code})
    spki = subprocess.check_output(["openssl", "pkey", "-in", folder / "key.pem", "-pubout", "-outform", "DER"])
    asked = b"0123456789abcdef0123456789abcdef"
    mac = hmac.new(code.encode(), spki + unlock["old_ukey_serial"].encode() + asked, hashlib.sha256).digest()
    release = {"ephemeral_key": spki, "nonce": asked, "mac": mac}
    grant = portal.call("POST", base + "/unlock-release",
                        {name: base64.b64encode(octets).decode() for name, octets in release.items()})
    assert 65 + 16 < len(base64.b64decode(grant["sealed"])) <= 512
    open_by_code(portal, folder, next(row["id"] for row in rows if row["ukey_serial"] == portal.ready["ukeys"]["code"]))


def open_by_code(portal, folder, certificate):
    unlock = portal.call("POST", "/api/v1/applications", {"service": "unlock", "certificate_id": certificate}, expect=201)
    assert unlock["unlock_methods"] == ["challenge", "escrow"]
    base = f"/api/v1/applications/{unlock['id']}"

    def ask(challenge, expect=200):
        return portal.call("POST", base + "/unlock-response", {"challenge": challenge}, expect=expect)

    for page, body in (("/answer", {"answer": portal.ready["answer"]}), ("/submission", {})):
        portal.call("POST", base + page, body, {"If-Match": portal.etag})
    portal.call("GET", base)
    ask("7KQ2M4XP9D3B", 403)
    code = newest_code(folder, unlock["id"])
    portal.call("POST", base + "/download-check", {"code": code}, {"If-Match": portal.etag})
    ask("7KQ2M4XP9D3F", 400)
    first = ask("7KQ2M4XP9D3B")
    assert first == ask("7KQ2M4XP9D3B") != ask("H3ZB41WT8NCQ")
    ask("4402118790EA", 423)


def bring_papers(portal):
    """The same way with contents, papers and money, at a portal that asks for them."""
    login = {"user_name": portal.ready["user"], "password": portal.ready["password"]}
    portal.token = portal.call("POST", "/api/v1/session", login, expect=201)["access_token"]
    rows = portal.call("GET", "/api/v1/certificates")["items"]
    certificate = next(row for row in rows if row["state"] == "valid" and row["template"] == "ZJT单位证书")
    start = {"service": "recovery", "certificate_id": certificate["id"]}
    application = portal.call("POST", "/api/v1/applications", start, expect=201)
    base = f"/api/v1/applications/{application['id']}"

    def write(method, page, body, expect=200):
        return portal.call(method, base + page, body, {"If-Match": portal.etag}, expect)

    def send(kind, media_type, content):
        digest = hashlib.sha256(content)
        announced = {"kind": kind, "type": media_type, "octets": len(content), "sha256": digest.hexdigest()}
        upload = portal.call("POST", base + "/uploads", announced, expect=201)
        portal.call("POST", base + "/uploads", announced, expect=200)
        octets = f"/api/v1/uploads/{upload['id']}/octets"
        fields = {"Content-Type": "application/octet-stream",
                  "Content-Digest": "sha-256=:" + base64.b64encode(digest.digest()).decode() + ":"}
        portal.call("PUT", octets + "?offset=1", content, fields, 409)
        portal.call("PUT", octets + "?offset=0", content + b"x", fields, 422)
        portal.call("PUT", octets + "?offset=0", content, fields)
        assert portal.call("GET", f"/api/v1/uploads/{upload['id']}")["complete"]
        assert portal.call("GET", octets) == content
        portal.call("GET", base)
        return upload["id"]

    write("PUT", "/reason", {"reason": "lost", "freeze": False})
    agreement = application["agreement"]
    write("PUT", "/agreement", {"version": agreement["version"], "sha256": agreement["sha256"]})
    write("PUT", "/quote", {"total_fen": application["quote"]["total_fen"]})
    write("POST", "/answer", {"answer": portal.ready["answer"]})
    for form in application["forms"]:
        write("PUT", "/form", {"form": form["id"], "values": []}, 422)
        values = {"choice": lambda field: field["choices"][0]["value"], "yes_no": lambda field: "yes",
                  "text": lambda field: field["value"] or ("A123456789" if "pattern" in field else "")}
        write("PUT", "/form", {"form": form["id"], "values": [
            {"id": field["id"], "value": values[field["kind"]](field)}
            for section in form["sections"] for field in section["fields"]]})
    write("POST", "/submission", {})
    write("POST", "/materials-completion", {"role": "paper"}, 409)
    first = send("acceptance_form", "application/pdf", b"%PDF-1.7 one")
    second = send("acceptance_form", "application/pdf", b"%PDF-1.7 two")
    write("PUT", "/materials", {"kind": "acceptance_form", "pages": [{"id": second, "rotation": 90},
                                                                     {"id": first, "rotation": 0}]})
    send("handler_id", "image/png", b"\x89PNG\r\n\x1a\n and more")
    send("business_licence", "image/jpeg", b"\xff\xd8\xff and more")
    write("PUT", "/payment-method", {"method": "transfer"})
    write("PUT", "/payment-method", {"method": "online"})
    order = write("POST", "/payment-order", {})["payment"]["order"]
    assert order == write("POST", "/payment-order", {})["payment"]["order"]
    state = write("POST", "/materials-completion", {"role": "paper"})
    for _ in range(600):
        if state["stage"] == "sent_back":
            break
        time.sleep(0.05)
        state = portal.call("GET", base)
    assert state["payment"]["state"] == "paid" and state["voucher_complete"], state["payment"]
    refused = [page["id"] for material in state["materials"] for page in material["pages"] if page["remark"]]
    assert refused == [second], refused
    third = send("acceptance_form", "application/pdf", b"%PDF-1.7 three")
    write("PUT", "/materials", {"kind": "acceptance_form", "pages": [{"id": first, "rotation": 0},
                                                                     {"id": third, "rotation": 0}]})
    write("POST", "/materials-completion", {"role": "paper"})
    assert portal.call("GET", base)["stage"] == "approved"
    portal.call("GET", "/api/v1/applications")


def log_in_by_ukey(portal, folder):
    """With the certificate on the UKEY that is lost later; signed by a program that is not ours."""
    portal.call("POST", "/api/v1/session/ukey", {"certificate": "MIIB", "statement": "AAAA", "signature": "AAAA"},
                expect=401)
    rows = "SELECT c.ukey_serial, hex(i.certificate) FROM certificate c JOIN issued i ON i.serial = c.signing_serial" \
           " WHERE c.state = 'valid' AND c.template = 'ZJT单位证书' AND c.key_algorithm = 'rsa-2048'"
    serial, certificate = subprocess.check_output(["sqlite3", folder / "portal.db", rows], text=True).split("|")
    certificate = bytes.fromhex(certificate)
    told = subprocess.check_output(["openssl", "x509", "-inform", "DER", "-noout", "-ext", "subjectKeyIdentifier"],
                                   input=certificate).decode()
    key = told.split("\n")[1].replace(":", "").strip()  # as CKA_ID
    subprocess.run([portal.program, "--dir", folder, "ukey", "--serial", serial, "--insert"], check=True,
                   capture_output=True)

    def log_in(nonce, expect, pin="13572468"):
        statement = (f"CertDesk v1\npurpose: login\norigin: {portal.ready['portal']}\nukey: {serial}\nnonce: {nonce}\n"
                     f"certificate: {hashlib.sha256(certificate).hexdigest()}\n").encode()
        (folder / "statement").write_bytes(statement)
        subprocess.run(["pkcs11-tool", "--module", portal.ready["module"], "--token-label", "Old UKEY (lost)", "--login",
                        "--pin", pin, "--sign", "--mechanism", "SHA256-RSA-PKCS", "--id", key,
                        "--input-file", folder / "statement", "--output-file", folder / "signature"], check=True,
                       capture_output=True, env={**os.environ, "SOFTHSM2_CONF": portal.ready["softhsm_conf"]})
        parts = {"certificate": certificate, "statement": statement, "signature": (folder / "signature").read_bytes()}
        return portal.call("POST", "/api/v1/session/ukey",
                           {name: base64.b64encode(part).decode() for name, part in parts.items()}, expect=expect)

    nonce = portal.call("POST", "/api/v1/session/challenge")["nonce"]
    session = log_in(nonce, 201)
    assert not session["account"]["renewal_only"]
    log_in(nonce, 401)
    portal.token = session["access_token"]
    portal.call("GET", "/api/v1/certificates")
    portal.call("DELETE", "/api/v1/session", expect=204)
    portal.token = None


def at_the_desks(portal, folder):
    """Freezing, unfreezing, revoking; what was forgotten, and a new account."""
    def code():
        query = "SELECT code FROM mail WHERE code != '' ORDER BY number DESC LIMIT 1"
        return subprocess.check_output(["sqlite3", folder / "portal.db", query], text=True).strip()

    user, password, new = portal.ready["user"], portal.ready["password"], "Xin-mima-2026"
    portal.call("POST", "/api/v1/password-reset/code", {"user_name": user})
    portal.call("POST", "/api/v1/password-reset/code", {"user_name": user}, expect=429)
    forgotten = {"user_name": user, "code": code(), "new_password": new}
    portal.call("POST", "/api/v1/password-reset", {**forgotten, "code": "wrong"}, expect=403)
    portal.call("POST", "/api/v1/password-reset", {**forgotten, "new_password": "weak"}, expect=422)
    portal.call("POST", "/api/v1/password-reset", forgotten, expect=204)
    portal.call("POST", "/api/v1/password-reset", forgotten, expect=410)
    portal.call("POST", "/api/v1/registration/code", {"email": "xin@shili.example"})
    registration = {"user_name": user, "display_name": "李样例", "organisation": "", "email": "xin@shili.example",
                    "question": "?", "code": code(), "password": new, "answer": "红"}
    portal.call("POST", "/api/v1/registration", registration, expect=409)
    portal.call("POST", "/api/v1/registration", {**registration, "user_name": "xin_yonghu"}, expect=201)

    session = portal.call("POST", "/api/v1/session", {"user_name": user, "password": new}, expect=201)
    portal.token = session["access_token"]
    portal.call("GET", "/api/v1/account")
    portal.call("PUT", "/api/v1/account/password", {"old_password": "wrong", "new_password": password}, expect=403)
    portal.call("PUT", "/api/v1/account/password", {"old_password": new, "new_password": password}, expect=204)
    portal.call("POST", "/api/v1/account/answer-code", {})
    portal.call("PUT", "/api/v1/account/answer", {"code": code(), "question": "?", "answer": "红"}, expect=204)

    rows = portal.call("GET", "/api/v1/certificates")["items"]
    base = "/api/v1/certificates/" + next(row["id"] for row in rows if row["state"] == "valid")
    again = {"password": password}
    portal.call("POST", base + "/freeze", {"reason": "pause", "password": "wrong"}, expect=403)
    portal.call("POST", base + "/freeze", {"reason": "pause", **again})
    portal.call("POST", base + "/unfreeze", {"reason": "needed_again", **again})
    portal.call("POST", base + "/revoke", {"reason": "cessation_of_operation", **again})
    portal.call("POST", base + "/unfreeze", {"reason": "other", **again}, expect=409)


def visited(api, program, arguments, walk):
    """What was seen on a walk through a portal of its own."""
    memory = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="certdesk-traffic-", dir=memory if memory.is_dir() else None) as name:
        folder = pathlib.Path(name)
        practice = subprocess.Popen([program, "--dir", folder, "--review-delay", "0", "--end-with-input", *arguments],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            portal = Portal(api, json.loads(practice.stdout.readline()))
            portal.program = program
            walk(portal, folder)
        finally:
            practice.stdin.close()
            assert practice.wait(30) == 0
    return portal.seen


def main(api_file, program):
    api = yaml.safe_load(api_file.read_text(encoding="utf-8"))
    seen = visited(api, program, [], recover)
    seen |= visited(api, program, ["--papers", "--auto-pay", "--send-back-once"],
                    lambda portal, folder: bring_papers(portal))
    seen |= visited(api, program, [], at_the_desks)
    seen |= visited(api, program, ["--with", "renewal,unlock"], renew_and_unlock)
    described = {(method.upper(), path) for path, item in api["paths"].items() for method in item
                 if method in ("get", "put", "post", "delete")}
    missed = described - {(method, path) for method, path, _ in seen}
    assert not missed, f"never asked: {missed}"
    print(f"{len(seen)} kinds of answers are as described")


main(pathlib.Path(sys.argv[1]), sys.argv[2])
