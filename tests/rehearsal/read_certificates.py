"""Prints the certificates on a UKEY, one a line: CKA_ID and DER, in hexadecimal. read_certificates.py MODULE SLOT.

pkcs11-tool reads one certificate of a CKA_ID, and a key that was kept through a renewal has two. They are public objects:
no PIN."""
import ctypes
import sys

UNSIGNED = ctypes.c_ulong
FIND_SESSION, ATTRIBUTES, FIND_INIT, FIND, FIND_END = 12, 24, 26, 27, 28  # places in CK_FUNCTION_LIST (PKCS #11, 5.1)
CLASS, VALUE, IDENTIFIER, CERTIFICATE = 0, 0x11, 0x102, 1


class Attribute(ctypes.Structure):
    _fields_ = [("type", UNSIGNED), ("value", ctypes.c_void_p), ("length", UNSIGNED)]


class Functions(ctypes.Structure):
    _fields_ = [("version", ctypes.c_ubyte * 2), ("all", ctypes.c_void_p * 68)]


def functions_of(module):
    table = ctypes.POINTER(Functions)()
    if ctypes.CDLL(module).C_GetFunctionList(ctypes.byref(table)) != 0:
        sys.exit("no PKCS#11 module")
    return table.contents.all


def call(functions, place, *arguments):
    code = ctypes.CFUNCTYPE(UNSIGNED, *map(type, arguments))(functions[place])(*arguments)
    if code != 0:
        sys.exit(f"function {place} answers {code:#x}")


def pointer(thing):
    return ctypes.cast(ctypes.byref(thing), ctypes.c_void_p)


def attribute(functions, session, found, kind):
    room = ctypes.create_string_buffer(64 * 1024)
    one = Attribute(kind, ctypes.cast(room, ctypes.c_void_p), len(room))
    call(functions, ATTRIBUTES, session, UNSIGNED(found), pointer(one), UNSIGNED(1))
    return room.raw[:one.length]


def main(module, slot):
    functions = functions_of(module)
    call(functions, 0, ctypes.c_void_p())
    session = UNSIGNED()
    call(functions, FIND_SESSION, UNSIGNED(slot), UNSIGNED(4), ctypes.c_void_p(), ctypes.c_void_p(), pointer(session))
    kind = UNSIGNED(CERTIFICATE)
    wanted = Attribute(CLASS, pointer(kind), ctypes.sizeof(kind))
    call(functions, FIND_INIT, session, pointer(wanted), UNSIGNED(1))
    found, count = (UNSIGNED * 100)(), UNSIGNED()
    call(functions, FIND, session, pointer(found), UNSIGNED(100), pointer(count))
    call(functions, FIND_END, session)
    for each in found[:count.value]:
        print(attribute(functions, session, each, IDENTIFIER).hex(), attribute(functions, session, each, VALUE).hex())


main(sys.argv[1], int(sys.argv[2], 16))
