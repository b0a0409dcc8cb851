import { existsSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import type { EmbeddedDatabase } from './pglite/pglite.ts';
import { inspect } from './inspect.ts';
import { swapRestored } from './restored.ts';

type Asked = 'backup' | 'restore' | 'inspect';

type Commanded = Pick<EmbeddedDatabase, 'dump' | 'replace' | 'query' | 'execute'>;

/** The longest path that every system takes for a socket. */
const LONGEST = 100;

function socketOf(dataDirectory: string): string {
  const path = join(resolve(dataDirectory), 'control.sock');
  return process.platform === 'win32' ? `\\\\.\\pipe\\${path.replaceAll(/[\\/:]/g, '-')}` : path;
}

/** Serves commands of this account while the process holds the directory; a path too long for a socket is left out. */
export async function serveCommands(dataDirectory: string, db: Commanded): Promise<() => Promise<void>> {
  const path = socketOf(dataDirectory);
  if (path.length > LONGEST) return async () => undefined;
  // Left by a killed process; the lock says that there is no other.
  await rm(path, { force: true }).catch((cause: unknown) => {
    throw new Error(`${path} cannot be replaced by the socket for commands. Remove it.`, { cause });
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    void serve(socket, dataDirectory, db);
  });
  server.unref();
  await listenForOwner(server, path);
  // Programs that copy the directory of a stopped server may not know how to copy a socket.
  const leave = () => rmSync(path, { force: true });
  process.once('exit', leave);
  return () =>
    new Promise((done) => {
      process.off('exit', leave);
      server.close(() => done());
    });
}

/** The file of the socket gets its rights when it is made, so that nobody else slips in. */
function listenForOwner(server: ReturnType<typeof createServer>, path: string): Promise<void> {
  const mask = process.umask(0o177);
  return new Promise((listening, reject) => {
    server.once('error', reject).listen(path, listening);
    process.umask(mask);
  });
}

/** An iterator over the socket would close it at the end, before the response. */
function request(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((resolve) => void socket.on('end', () => resolve(said)));
}

async function serve(socket: Socket, dataDirectory: string, db: Commanded): Promise<void> {
  try {
    const asked = await request(socket);
    if (asked === ('backup' satisfies Asked)) socket.write(await db.dump());
    else if (asked === ('inspect' satisfies Asked)) socket.write(JSON.stringify(await inspect(db)));
    else if (asked === ('restore' satisfies Asked))
      await db.replace(() => swapRestored(join(dataDirectory, 'database')));
    else throw new Error('the server is of another release');
    socket.end('ok');
  } catch (error) {
    socket.end(`failed ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @returns what the server on the directory sent; undefined when there is none. @throws what it says that failed */
export async function askServer(dataDirectory: string, asked: Asked): Promise<Buffer | undefined> {
  const path = socketOf(dataDirectory);
  if (process.platform !== 'win32' && !existsSync(path)) return undefined;
  const parts: Buffer[] = [];
  const isThere = await new Promise<boolean>((done, reject) => {
    const socket = connect(path, () => socket.end(asked));
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('end', () => done(true));
    socket.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'ECONNREFUSED' || code === 'ENOENT') done(false);
      else reject(error);
    });
  });
  if (!isThere) return undefined;
  const response = Buffer.concat(parts);
  if (response.subarray(-2).toString() === 'ok') return response.subarray(0, -2);
  throw new Error(
    response
      .subarray(-2_000)
      .toString()
      .replace(/^[^]*failed /, '') || 'The server has ended meanwhile.',
  );
}
