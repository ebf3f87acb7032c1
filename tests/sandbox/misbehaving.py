"""Worker functions that do what hostile files make parsers do."""

import os
import socket
import subprocess
import sys
import time
from typing import Any

from ketareview.domain.errors import EncryptedFileError


def echo(argument: dict[str, Any]) -> dict[str, Any]:
    return argument


def blob(argument: dict[str, Any]) -> bytes:
    return bytes(range(256)) * int(argument["times"])


def hang(argument: dict[str, Any]) -> None:
    time.sleep(600)


def spin(argument: dict[str, Any]) -> None:
    while True:
        pass


def crash(argument: dict[str, Any]) -> None:
    os.abort()


def devour(argument: dict[str, Any]) -> int:
    return len(bytearray(4_000_000_000))


def connect(argument: dict[str, Any]) -> str:
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except PermissionError:
        return "refused"
    return "connected"


def make_socket(argument: dict[str, Any]) -> str:
    try:
        socket.socket(socket.AF_INET6).close()
    except PermissionError:
        return "refused"
    return "made"


def write(argument: dict[str, Any]) -> str:
    try:
        with open(argument["path"], "wb") as file:  # noqa: PTH123 - as a parser would
            file.write(b"x")
    except OSError:
        return "refused"
    return "written"


def refuse(argument: dict[str, Any]) -> None:
    raise EncryptedFileError(path=argument["path"])


def launch(argument: dict[str, Any]) -> str:
    try:
        subprocess.run([sys.executable, "-c", ""], check=True)
    except PermissionError:
        return "refused"
    return "launched"


def strange(argument: dict[str, Any]) -> object:
    return {"nan": float("nan"), "set": set(), "object": object()}[argument["what"]]


def nested(argument: dict[str, Any]) -> object:
    value: list[object] = []
    for _ in range(argument["levels"]):
        value = [value]
    return value


def hoard(argument: dict[str, Any]) -> int:
    held = [bytearray(10_000_000) for _ in range(1000)]
    return len(held)


def err(argument: dict[str, Any]) -> None:
    raise ValueError("a bug")


def modules(argument: dict[str, Any]) -> list[str]:
    return sorted({name.split(".")[0] for name in sys.modules})


def process(argument: dict[str, Any]) -> int:
    return os.getpid()
