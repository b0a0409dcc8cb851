import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface FakeWaldur {
  origin: string;
  /** How many connections were opened to it so far. */
  connections: () => number;
  close: () => Promise<void>;
}

/** A server for tests that responds as `listener` does, with `tls` by a certificate that nobody trusts. */
export async function startFakeWaldur(listener: RequestListener, { tls = false } = {}): Promise<FakeWaldur> {
  const server = tls ? createTlsServer({ key: KEY, cert: CERTIFICATE }, listener) : createServer(listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    connections: () => connections,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

// Self-signed for 127.0.0.1 and valid until 2120. It protects nothing: both halves are public here.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzN500lQJ1adVd9yW
KQzsZjtf5wLl/rvXQ7fGs7vFDM+hRANCAAQN9TExsaIi8BhMGJt2rJP5kWL4+pNV
7F9lGHE/IL2HWXswCwZ5jP8l/PgSRdlXZUyCZni/j0/86Dia1DJ+BdEr
-----END PRIVATE KEY-----
`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBPDCB46ADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCTEyNy4wLjAu
MTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ
MTI3LjAuMC4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDfUxMbGiIvAYTBib
dqyT+ZFi+PqTVexfZRhxPyC9h1l7MAsGeYz/Jfz4EkXZV2VMgmZ4v49P/Og4mtQy
fgXRK6MkMCIwDwYDVR0RBAgwBocEfwAAATAPBgNVHRMBAf8EBTADAQH/MAoGCCqG
SM49BAMCA0gAMEUCIQD/y9MGlEEyWyHPqYZCUfvyKobPNI7FnUyqNzQ4GzYDZAIg
cUSPkB3M7AqxXItu2zinsOAD9or1PqryC7OAP0wIiQw=
-----END CERTIFICATE-----
`;
