#!/usr/bin/python3
"""A mail server for tests: smtp_peer.py FOLDER [starttls|tls|plain] [CERT KEY] [USER PASSWORD]

Its port is told in FOLDER/port.  Each mail that it takes is a file FOLDER/mail-N: the recipient, then the mail.  FOLDER/rules/NAME says what happens to
mail to NAME@…: a number such as 550 or "450 4.2.0 later" is the answer to RCPT, "data 550 …" that to the text, "drop"
hangs up when it has all of it, "hang" says nothing any more.
"once" in front: only the first time.  A file FOLDER/rules/MAIL is the answer to everybody's MAIL.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = sys.argv[1]
how = sys.argv[2] if len(sys.argv) > 2 else 'plain'
user, password = (sys.argv[5], sys.argv[6]) if len(sys.argv) > 6 else (None, None)
os.makedirs(os.path.join(folder, 'rules'), exist_ok=True)


def rule(name):
    path = os.path.join(folder, 'rules', name)
    try:
        with open(path, encoding='utf-8') as file:
            words = file.read().strip()
    except FileNotFoundError:
        return ''
    if words.startswith('once '):
        os.unlink(path)
        return words[5:]
    return words


class Handler:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = rule('MAIL')
        if answer:
            return answer
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.what = rule(address.split('@')[0])
        if envelope.what[:1].isdigit():
            return envelope.what
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        what = getattr(envelope, 'what', '')
        if what.startswith('data '):
            return what[5:]
        Handler.count += 1
        path = os.path.join(folder, f'mail-{Handler.count}')
        with open(path + '.new', 'wb') as file:
            file.write(f'{envelope.rcpt_tos[0]} from {envelope.mail_from}'
                       f'{" secured" if session.ssl else ""}'
                       f'{" signed-in" if session.authenticated else ""}\n'.encode())
            file.write(envelope.original_content)
        os.rename(path + '.new', path)
        if what == 'drop':
            server.transport.abort()
        elif what == 'hang':
            await asyncio.sleep(60)
        return '250 2.0.0 taken'


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == user.encode() and data.password == password.encode()
    return AuthResult(success=good, handled=False)


async def main():
    context = None
    if how != 'plain':
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    options = {'hostname': 'peer.example', 'enable_SMTPUTF8': False}
    if how == 'starttls':
        options.update(tls_context=context, require_starttls=True)
    if user:
        options.update(authenticator=authenticate, auth_required=True, auth_require_tls=how == 'starttls')
    handler = Handler()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(handler, **options), '127.0.0.1', 0, ssl=context if how == 'tls' else None)
    with open(os.path.join(folder, 'port.new'), 'w', encoding='utf-8') as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(folder, 'port.new'), os.path.join(folder, 'port'))
    async with server:
        await server.serve_forever()


asyncio.run(main())
