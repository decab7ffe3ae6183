"""Serving: this machine only, on a free port, with its address told."""

import _thread
import socket
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest

from photolib.errors import SettingsError
from photolib.gallery.serve import serve


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "::"])
def test_other_addresses_wait_for_accounts(stock: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="no accounts yet"):
        serve(stock, host, 0)


def test_taken_port_is_one_sentence(stock: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} of 127.0.0.1"):
            serve(stock, "127.0.0.1", port)


def served_page(folder: Path, host: str) -> str:
    """Return the first page of a served gallery, which Ctrl-C then ends."""
    pages: list[str] = []

    def visit(line: str) -> None:
        address = next(word for word in line.split() if word.startswith("http"))
        with urlopen(address, timeout=30) as answer:
            pages.append(answer.read().decode())
        _thread.interrupt_main()

    def announce(line: str) -> None:
        threading.Thread(target=visit, args=[line]).start()

    serve(folder, host, 0, notice="Ours.", announce=announce)
    return pages[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_gallery_answers_at_the_address_it_tells(stock: Path, host: str) -> None:
    if host == "::1" and not socket.has_ipv6:
        pytest.skip("needs IPv6")
    assert "Ours." in served_page(stock, host)
