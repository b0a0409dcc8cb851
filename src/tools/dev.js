// `npm run dev`: Vite with hot reload in front, the server restarted by tsx on each change behind it.
import { spawn } from 'node:child_process';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './stamp.js';

/** @returns {Promise<number>} a port that nobody uses at the moment */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createSocket().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const { HOST = '127.0.0.1', PORT = '8080' } = process.env;
const serverPort = await freePort();
process.env.CONSENT_DESK_SERVER = `http://127.0.0.1:${serverPort}`;

const server = spawn(
  process.execPath,
  [join(root, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', join(root, 'src/server/main.ts')],
  // Its own process group: a Ctrl-C in the terminal would reach it twice otherwise, and the second one does not wait.
  {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Vite serves the page, at the top of its host.
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort), BASE_PATH: '' },
  },
);

const vite = await createServer({ root, server: { host: HOST, port: Number(PORT), strictPort: true } });
let stopping = false;

/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  await vite.close();
  if (server.exitCode === null && server.pid !== undefined) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
  process.exit(code);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
server.once('exit', () => void stop(1));

try {
  await vite.listen();
  console.log(`Consent Desk with hot reload: http://${HOST}:${PORT}`);
} catch (error) {
  console.error('The development server cannot start:', error instanceof Error ? error.message : error);
  await stop(1);
}
