"""How fast a file is sent, beside curl with the same file to the same portal in the same run.

upload.py BIN [OCTETS [RUNS]]: prints one line of JSON for each run, and the median of the ratios. Judges nothing.
"""
import base64
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "rehearsal"))
import rehearsal_test as rehearsal
import scans

PART = 8 << 20  # the contract's largest


def by_client(octets):
    """Octets a second of certdeskctl, from the first word of the upload to the last."""
    practice = rehearsal.Practice("--papers", "--auto-pay")
    licence = Path(practice.directory, "licence.pdf")
    scans.pdf(licence, octets)
    process = practice.recover(start=True, **practice.papers(licence))
    begun = ended = None
    for line in process.stdout:
        told = json.loads(line)
        if told.get("upload") != "business_licence":
            continue
        begun = begun or time.monotonic()
        if told["percent"] == 100:
            ended = time.monotonic()
            break
    process.kill()
    process.wait()
    return octets / (ended - begun), practice, licence


def by_curl(practice, licence):
    """The same file once more, as another kind's upload, by one curl that sends part after part on one connection."""
    api = practice.facts["portal"].rstrip("/") + "/api/v1"
    portal = rehearsal.Api(practice)
    octets = licence.read_bytes()
    # Other content by one octet in its stream, or it would be the same upload.
    octets = octets[: len(octets) // 2] + bytes([octets[len(octets) // 2] ^ 1]) + octets[len(octets) // 2 + 1:]
    upload = portal.start_upload("business_licence", "application/pdf", octets)
    with tempfile.TemporaryDirectory() as folder:
        command = ["curl", "-sS", "--cacert", practice.facts["ca"]]
        for number, at in enumerate(range(0, len(octets), PART)):
            part = Path(folder, str(number))
            part.write_bytes(octets[at:at + PART])
            digest = base64.b64encode(hashlib.sha256(octets[at:at + PART]).digest()).decode()
            command += [*(["--next", "-sS", "--cacert", practice.facts["ca"]] if number else []), "--fail", "-o", "/dev/null",
                        "-H", f"@{portal.header}", "-H", "Content-Type: application/octet-stream", "-H",
                        f"Content-Digest: sha-256=:{digest}:", "-T", str(part), f"{api}/uploads/{upload}/octets?offset={at}"]
        begun = time.monotonic()
        subprocess.run(command, check=True)
        return len(octets) / (time.monotonic() - begun)


def main():
    octets = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000_000
    ratios = []
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 5):
        client, practice, licence = by_client(octets)
        curl = by_curl(practice, licence)
        practice.end()
        ratios.append(client / curl)
        print(json.dumps({"client_mb_s": round(client / 1e6, 1), "curl_mb_s": round(curl / 1e6, 1),
                          "ratio": round(client / curl, 3)}))
    print(json.dumps({"median_ratio": round(statistics.median(ratios), 3)}))


if __name__ == "__main__":
    main()
