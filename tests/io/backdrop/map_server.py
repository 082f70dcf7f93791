#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Map services for tests on a free port of this machine: good, slow and lying ones, and real ones run as CGI programs.

    map_server.py FOLDER

Prints its port, and ends when its standard input is closed. FOLDER has mapserver.map, mapserver.conf and mapcache.xml for the
real ones, which may be missing.
"""
import http.server
import os
import re
import struct
import subprocess
import sys
import threading
import time
import zlib

FOLDER = sys.argv[1]
requests = []


def png(width, height, colour, rows=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + bytes(colour) * width
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(line * (height if rows is None else rows))) + chunk(b"IEND", b""))


def tile_colour(zoom, column, row):
    """Tells tiles apart; the test computes the same."""
    return (zoom * 11 % 256, column * 37 % 256, row * 59 % 256)


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, kind, body, length=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def run_program(self, program, extra, path, query):
        environment = {"PATH": os.environ["PATH"], "REQUEST_METHOD": "GET", "QUERY_STRING": query, "PATH_INFO": path,
                       "SCRIPT_NAME": "/" + self.path.split("/")[1], "SERVER_NAME": "127.0.0.1",
                       "SERVER_PORT": str(self.server.server_port), "SERVER_PROTOCOL": "HTTP/1.0", **extra}
        out = subprocess.run([program], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False).stdout
        head, _, body = out.partition(b"\r\n\r\n")
        headers = {name.strip().lower(): value.strip()
                   for name, _, value in (line.partition(":") for line in head.decode("latin-1").splitlines())}
        status = int(headers.get("status", "200").split()[0])
        self.answer(status, headers.get("content-type", "text/plain"), body)

    def do_GET(self):
        try:
            self.serve()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def serve(self):
        path, _, query = self.path.partition("?")
        kind = path.split("/")[1]
        if kind == "seen":
            self.answer(200, "text/plain", "\n".join(requests).encode())
            return
        requests.append(f"{self.headers.get('User-Agent')} {self.path}")
        place = re.search(r"/(\d+)/(\d+)/(\d+)", path)
        zoom, column, row = (int(part) for part in place.groups()) if place else (0, 0, 0)
        good = png(256, 256, tile_colour(zoom, column, row))
        if kind == "tiles":
            self.answer(200, "image/png", good)
        elif kind == "double":
            self.answer(200, "image/png", png(512, 512, tile_colour(zoom, column, row)))
        elif kind == "some":
            self.answer(*((200, "image/png", good) if (column + row) % 2 == 0 else (500, "text/plain", b"no")))
        elif kind == "partly":
            self.answer(*((200, "image/png", good) if (column + row) % 2 == 0 else (404, "text/plain", b"")))
        elif kind == "slow":
            time.sleep(3)
            self.answer(200, "image/png", good)
        elif kind == "trickle":
            self.answer(200, "image/png", good[:20], length=len(good))
            for byte in good[20:]:
                time.sleep(0.2)
                self.wfile.write(bytes([byte]))
        elif kind == "html":
            self.answer(200, "image/png", b"<html><body>Bitte anmelden</body></html>")
        elif kind == "exception":
            self.answer(200, "application/vnd.ogc.se_xml",
                        b"<ServiceExceptionReport><ServiceException>Ebene gesperrt</ServiceException></ServiceExceptionReport>")
        elif kind == "endless":
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            while True:
                self.wfile.write(b"\0" * 65536)
        elif kind == "announced":
            self.answer(200, "image/png", b"\x89PNG", length=1 << 40)
        elif kind == "bomb":
            self.answer(200, "image/png", png(30000, 30000, (0, 0, 0), rows=100))
        elif kind == "small":
            self.answer(200, "image/png", png(10, 10, (1, 2, 3)))
        elif kind == "cut":
            self.answer(200, "image/png", good[:len(good) // 2], length=len(good))
        elif kind == "broken":
            self.answer(200, "image/png", good[:40] + b"\xff" * 60)
        elif kind == "tofile":
            self.redirect("file:///etc/hostname")
        elif kind == "forever":
            self.redirect(self.path)
        elif kind == "moved":
            self.redirect(self.path.replace("/moved/", "/tiles/"))
        elif kind == "nothing":
            self.answer(404, "text/plain", b"")
        elif kind == "denied":
            self.answer(403, "text/plain", b"")
        elif kind == "file":
            with open(os.path.join(FOLDER, os.path.basename(path)), "rb") as file:
                self.answer(200, "text/xml", file.read().replace(b"PORT", str(self.server.server_port).encode()))
        elif kind == "mapserv":
            self.run_program("/usr/lib/cgi-bin/mapserv", {"MS_MAPFILE": os.path.join(FOLDER, "mapserver.map"),
                                                          "MAPSERVER_CONFIG_FILE": os.path.join(FOLDER, "mapserver.conf")},
                             "", query)
        elif kind == "mapcache":
            self.run_program("/usr/lib/cgi-bin/mapcache", {"MAPCACHE_CONFIG_FILE": os.path.join(FOLDER, "mapcache.xml")},
                             path[len("/mapcache"):], query)
        else:
            self.answer(404, "text/plain", b"")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
for name in ("mapcache.xml",):
    file_name = os.path.join(FOLDER, name)
    if os.path.exists(file_name):
        with open(file_name, encoding="utf-8") as file:
            text = file.read()
        with open(file_name, "w", encoding="utf-8") as file:
            file.write(text.replace("PORT", str(server.server_port)))
print(server.server_port, flush=True)
sys.stdin.read()
