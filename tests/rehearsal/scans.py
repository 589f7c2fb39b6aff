"""Papers as an office has them: a PDF of any size, a picture."""
import os
import struct
import zlib


def pdf(path, octets):
    """A sound PDF of one sheet with so many octets, most of them a stream that nothing makes smaller."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"]
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    places.append(len(body))
    head = b"4 0 obj\n<< /Length %010d >>\nstream\n"
    tail = b"\nendstream\nendobj\n"
    trailer = len(b"xref\n0 5\n") + 5 * 20 + len(b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0000000000\n%%EOF\n")
    length = octets - len(body) - len(head % 0) - len(tail) - trailer
    with open(path, "wb") as file:
        file.write(body + head % length)
        for at in range(0, length, 1 << 20):
            file.write(os.urandom(min(1 << 20, length - at)))
        file.write(tail)
        table = file.tell()
        file.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
        file.write(b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%010d\n%%%%EOF\n" % table)


def png(path, width, height):
    def chunk(kind, octets):
        return struct.pack(">I", len(octets)) + kind + octets + struct.pack(">I", zlib.crc32(kind + octets))

    rows = b"".join(b"\0" + bytes((x * y) & 255 for x in range(width)) for y in range(height))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
