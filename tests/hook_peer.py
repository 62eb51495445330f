#!/usr/bin/python3
"""A receiver of webhooks for tests: hook_peer.py FOLDER [CERT KEY]

Its port is told in FOLDER/port.  Each POST is a file FOLDER/post-N: the path, the headers, an empty line, the body.  FOLDER/rule says what is answered:
a status, or "slow": nothing for a minute.
"""
import http.server
import os
import ssl
import sys
import time

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


class Handler(http.server.BaseHTTPRequestHandler):
    count = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        Handler.count += 1
        path = os.path.join(folder, f'post-{Handler.count}')
        with open(path + '.new', 'wb') as file:
            file.write(f'{self.path}\n{self.headers}'.encode())
            file.write(body)
        os.rename(path + '.new', path)
        try:
            with open(os.path.join(folder, 'rule'), encoding='utf-8') as file:
                rule = file.read().strip()
        except FileNotFoundError:
            rule = '204'
        if rule == 'slow':
            time.sleep(60)
        self.send_response(204 if rule == 'slow' else int(rule))
        self.send_header('Content-Length', '0')
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
server.daemon_threads = True
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(os.path.join(folder, 'port.new'), 'w', encoding='utf-8') as file:
    file.write(str(server.server_address[1]))
os.rename(os.path.join(folder, 'port.new'), os.path.join(folder, 'port'))
server.serve_forever()
