"""A mail server on this machine that keeps every message in a folder: STARTTLS or TLS from the start, and sign-in."""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

port, folder, mode = int(sys.argv[1]), sys.argv[2], sys.argv[3]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))


class Keep:
    def __init__(self):
        self.number = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full"):
            return "452 mailbox full"
        if address.startswith("nobody"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.number += 1
        name = os.path.join(folder, f"mail-{self.number}")
        with open(name + ".part", "wb") as file:
            file.write(("X-Rcpt: " + ",".join(envelope.rcpt_tos) + "\n").encode() + envelope.original_content)
        os.rename(name + ".part", name + ".eml")
        return "250 kept"


def sign_in(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"windhover", b"mail-password")
    return AuthResult(success=good, handled=good)


async def main():
    keep = Keep()

    def make():
        return SMTP(keep, tls_context=context if mode == "starttls" else None, require_starttls=mode == "starttls", authenticator=sign_in, auth_required=True, auth_require_tls=mode == "starttls")

    await asyncio.get_running_loop().create_server(make, "127.0.0.1", port, ssl=context if mode == "tls" else None)
    await asyncio.Event().wait()


asyncio.run(main())
