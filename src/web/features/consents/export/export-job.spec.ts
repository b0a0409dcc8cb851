import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { ExportJob, type ExportPlan, type ExportState } from './export-job.ts';
import { readManifest } from './manifest.ts';
import { walk } from '#web/api/walk/walk.ts';
import { memorySink } from './sinks.ts';
import { testConsent, testConsents, testServer } from '#web/api/walk/test-server.ts';
import { verify } from './verify.ts';
import { compare, readEarlier } from './compare.ts';

const PLAN: ExportPlan = {
  fileName: 'consents.csv',
  format: 'csv',
  fields: ['uuid', 'user_full_name', 'version', 'state', 'agreement_date', 'revocation_date'],
  zone: 'Europe/Tallinn',
  filters: { words: ['State: Active'], query: { has_consent: true } },
  server: 'https://desk.example',
  person: { uuid: 'u', username: 'staff' },
};

function start(server: ReturnType<typeof testServer>, plan: Partial<ExportPlan> = {}) {
  const waits: number[] = [];
  const job = new ExportJob(
    { ...PLAN, ...plan },
    {
      count: server.count,
      portions: (attempt) => walk((query) => attempt(() => server.readPage(query)), {}),
      sink: memorySink('text/csv'),
      now: () => Date.parse('2026-03-02T12:00:00Z'),
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
  );
  const until = (phase: ExportState['phase']) =>
    vi.waitFor(() => {
      expect(job.snapshot().phase).toBe(phase);
      return job.snapshot();
    });
  return { job, until, waits };
}

/** The file and the manifest of a job that ended well. */
async function results(state: ExportState) {
  const { file, manifest } = state;
  if (!file || !manifest) throw new Error('the export gave no file');
  // Blob.text() would leave the byte order mark out.
  return { file, manifest, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()) };
}

describe('an export', () => {
  it('writes every row, and a manifest that the file agrees with', async () => {
    const rows = testConsents(700);
    rows[5] = testConsent(5, { user_full_name: '=HYPERLINK("x")', has_consent: false, version: '' });
    const { until } = start(testServer(rows));
    const { file, manifest, text } = await results(await until('done'));
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFuuid,user_full_name,version,state,agreement_date,revocation_date');
    expect(lines[6]).toMatch(/,"'=HYPERLINK\(""x""\)",,revoked,2026-03-01T12:00:00\.123\+02:00,$/);
    expect(lines).toHaveLength(702);
    expect(manifest).toMatchObject({
      rows: 700,
      counted: { before: 700, after: 700 },
      shrank: false,
      filters: PLAN.filters,
    });
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    expect(manifest.sha256).toBe(bytesToHex(new Uint8Array(digest)));
    expect(readManifest(JSON.stringify(manifest))).toEqual(manifest);
    expect(await verify(file, manifest)).toMatchObject({ differs: [], rows: 700 });
  });

  it('waits as long as the server asks, and tries again what may pass', async () => {
    const server = testServer(testConsents(700), (request) => {
      if (request === 2) throw new ApiError(429, '', { retryAfter: 7 });
      if (request === 3) throw new ApiError(0);
    });
    const { until, waits } = start(server);
    expect(await until('done')).toMatchObject({ rows: 700 });
    expect(waits).toEqual([7000, 2000]);
  });

  it('stops where it cannot go on, and goes on from there when told to', async () => {
    let broken = true;
    const server = testServer(testConsents(700), (_request, { page }) => {
      if (page === 2 && broken) throw new ApiError(403);
    });
    const { job, until } = start(server, { format: 'jsonl' });
    expect(await until('stuck')).toMatchObject({ rows: 300, error: { status: 403 } });
    broken = false;
    job.resume();
    const { text } = await results(await until('done'));
    expect(new Set(text.trim().split('\n')).size).toBe(700);
    expect(server.asked.filter(({ page }) => page === 1)).toHaveLength(1);
  });

  it('can be cancelled while it waits, and leaves no file', async () => {
    const server = testServer(testConsents(700), (_request, { page }) => {
      if (page === 2) throw new ApiError(403);
    });
    const { job, until } = start(server);
    await until('stuck');
    job.cancel();
    expect(await until('cancelled')).toMatchObject({ file: undefined, manifest: undefined });
  });

  it('tells that consents left the list meanwhile', async () => {
    const rows = testConsents(700);
    const server = testServer(rows, (request) => {
      if (request === 2) rows.splice(0, 3);
    });
    const { manifest } = await results(await start(server).until('done'));
    expect(manifest).toMatchObject({ shrank: true, counted: { before: 700, after: 697 }, rows: 700 });
  });
});

describe('an earlier export', () => {
  it('is found out when a byte of it was changed, or its end is missing', async () => {
    const { file, manifest, text } = await results(await start(testServer(testConsents(20))).until('done'));
    const changed = new Blob([text.replace('Person 7', 'Person 8')]);
    expect((await verify(changed, manifest)).differs).toEqual(['sha256']);
    expect((await verify(file.slice(0, -40), manifest)).differs).toEqual(['bytes', 'sha256']);
    expect((await verify(new Blob(['a,"']), manifest)).differs).toEqual(['bytes', 'sha256', 'rows']);
  });

  it.each(['csv', 'jsonl'] as const)('in %s is compared with the consents of now', async (format) => {
    const then = testConsents(8);
    then[1] = testConsent(1, { has_consent: false });
    then[2] = testConsent(2, { has_consent: false, version: '=1' });
    const { file } = await results(await start(testServer(then), { format }).until('done'));
    const now = [
      testConsent(0, { has_consent: false }),
      testConsent(1),
      testConsent(2, { has_consent: false, version: '=1' }),
      testConsent(3, { version: '2.0' }),
      ...then.slice(5),
      testConsent(50),
    ];
    const progress: number[] = [];
    const changes = await compare(await readEarlier(file, format), walk(testServer(now).readPage, {}), (rows) => {
      progress.push(rows);
    });
    const numbers = (list: { uuid: string }[]) => list.map(({ uuid }) => Number(uuid.slice(-12)));
    expect({
      added: numbers(changes.added),
      revoked: numbers(changes.revoked),
      acceptedAgain: numbers(changes.acceptedAgain),
      gone: changes.gone.map((uuid) => Number(uuid.slice(-12))),
      unchanged: changes.unchanged,
    }).toEqual({ added: [50], revoked: [0], acceptedAgain: [1, 3], gone: [4], unchanged: 4 });
    expect(progress).toEqual([8]);
  });
});

describe('a manifest', () => {
  it.each([
    '',
    '{',
    '[]',
    '{}',
    '{"schema_version":"consent-desk export 2"}',
    '{"schema_version":"consent-desk export 1"}',
  ])('is not read from %j', (text) => expect(readManifest(text)).toBeUndefined());
});
