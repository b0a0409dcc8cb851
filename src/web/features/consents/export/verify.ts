import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { FORMATS, textOf } from './formats.ts';
import { COMPARED_FIELDS } from './fields.ts';
import type { Manifest } from './manifest.ts';

/** What a file is compared with its manifest by. */
export type Finding = 'bytes' | 'sha256' | 'rows' | 'fields';

export interface Verification {
  /** Where the file is not what the manifest says; nothing when it is. */
  differs: Finding[];
  bytes: number;
  sha256: string;
  /** `undefined` when the file cannot be read as its format. */
  rows: number | undefined;
}

async function digestOf(file: Blob): Promise<string> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest());
    hash.update(value);
  }
}

/** The rows of an export and the fields of its first one; `undefined` for what is no such file. */
async function rowsOf(file: Blob, { format }: Manifest): Promise<{ rows: number; fields: string[] } | undefined> {
  let rows = 0;
  let fields: string[] = [];
  try {
    for await (const row of FORMATS[format].read(textOf(file))) {
      if (rows === 0) fields = [...row.keys()];
      rows += 1;
    }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return { rows, fields };
}

/** Whether a file is the one that the manifest was written for, byte by byte; else in what it differs. */
export async function verify(file: Blob, manifest: Manifest): Promise<Verification> {
  const digest = await digestOf(file);
  const read = await rowsOf(file, manifest);
  const differs: Finding[] = [];
  if (file.size !== manifest.bytes) differs.push('bytes');
  if (digest !== manifest.sha256) differs.push('sha256');
  if (read?.rows !== manifest.rows) differs.push('rows');
  if (read && read.rows > 0 && read.fields.join() !== manifest.fields.join()) differs.push('fields');
  return { differs, bytes: file.size, sha256: digest, rows: read?.rows };
}

/** Whether an export holds what a comparison needs. */
export const canBeCompared = ({ fields }: Manifest): boolean => COMPARED_FIELDS.every((id) => fields.includes(id));
