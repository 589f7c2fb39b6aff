#!/usr/bin/python3
"""Holds resources/portal-api.yaml and the hand-written bodies in tests/data/portal together, by other means than ours.

contract_test.py API.yaml DATA
"""
import json
import pathlib
import sys

import jsonschema
import yaml

SCHEMAS = {
    "service": "Service",
    "session": "Session",
    "certificates": "CertificatePage",
    "certificate": "CertificateRecord",
    "account": "Account",
    "password-change-request": "PasswordChangeRequest",
    "answer-reset-request": "AnswerResetRequest",
    "password-code-request": "PasswordCodeRequest",
    "password-reset-request": "PasswordResetRequest",
    "registration-code-request": "RegistrationCodeRequest",
    "registration-request": "RegistrationRequest",
    "mailed-code": "MailedCode",
    "freeze-request": "FreezeRequest",
    "unfreeze-request": "UnfreezeRequest",
    "revocation-request": "RevocationRequest",
    "applications": "ApplicationPage",
    "application-draft": "Application",
    "application-approved": "Application",
    "application-papers": "Application",
    "application-renewal": "Application",
    "captcha": "Captcha",
    "login-request": "LoginRequest",
    "refresh-request": "RefreshRequest",
    "start-request": "StartRequest",
    "reason-request": "ReasonRequest",
    "agreement-request": "AgreementRequest",
    "quote-request": "QuoteRequest",
    "answer-request": "AnswerRequest",
    "download-check-request": "DownloadCheckRequest",
    "download-check-request-plain": "DownloadCheckRequest",
    "confirmation-request": "ConfirmationRequest",
    "form-request": "FormRequest",
    "upload-request": "UploadRequest",
    "upload": "Upload",
    "arrange-request": "ArrangeRequest",
    "completion-request": "CompletionRequest",
    "payment-method-request": "PaymentMethodRequest",
    "login-challenge": "LoginChallenge",
    "ukey-login-request": "UkeyLoginRequest",
    "unlock-release-request": "UnlockReleaseRequest",
    "unlock-grant": "UnlockGrant",
    "unlock-response-request": "UnlockResponseRequest",
    "unlock-response": "UnlockResponse",
}


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def main(api_file, data):
    api = yaml.safe_load(api_file.read_text(encoding="utf-8"))
    wrong = []

    for reference in set(references(api)):
        node = api
        for part in reference.removeprefix("#/").split("/"):
            node = node.get(part) if isinstance(node, dict) else None
        if node is None:
            wrong.append(f"{reference} leads nowhere")

    ids = [operation["operationId"] for path in api["paths"].values()
           for method, operation in path.items() if method in ("get", "put", "post", "delete")]
    if len(ids) != len(set(ids)) or len(ids) < 20:
        wrong.append(f"operation ids: {ids}")

    def check(name, file):
        # The whole description is the schema's home, so that its references are found.
        validator = jsonschema.Draft202012Validator({**api, "$ref": f"#/components/schemas/{name}"})
        for error in validator.iter_errors(json.loads(file.read_text(encoding="utf-8"))):
            wrong.append(f"{file.name}: {error.json_path}: {error.message}")

    files = {file.stem: file for file in data.glob("*.json")}
    if files.keys() != SCHEMAS.keys():
        wrong.append(f"bodies without a schema or schemas without a body: {files.keys() ^ SCHEMAS.keys()}")
    for stem, file in files.items():
        check(SCHEMAS.get(stem, "Problem"), file)

    codes = api["components"]["schemas"]["Problem"]["properties"]["code"]["x-codes"]
    problems = {file.stem: file for file in (data / "problems").glob("*.json")}
    if problems.keys() != codes.keys():
        wrong.append(f"problems: {problems.keys() ^ codes.keys()}")
    for stem, file in problems.items():
        check("Problem", file)
        problem = json.loads(file.read_text(encoding="utf-8"))
        if (problem["code"], problem["status"]) != (stem, codes.get(stem)):
            wrong.append(f"{file.name}: code or status")

    print("\n".join(wrong) or f"{len(files) + len(problems)} bodies are as described")
    return 1 if wrong else 0


sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
