import { isMasked } from '#web/lib/mask/masking.ts';

/** The download starts after the click has returned, and needs the address until then. */
const KEPT = 10_000;

export function saveFile(fileName: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** Says so itself where the people in it are masked. */
export function saveJson(fileName: string, value: object): void {
  const record = isMasked() ? { personal_data: 'masked', ...value } : value;
  saveFile(fileName, new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' }));
}

/** "2026-03-02-130509", in UTC. */
export const fileStamp = (at: Date): string => at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
