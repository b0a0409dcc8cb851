/** Milliseconds. The browser starts the download after the click has returned, and needs the address until then. */
const KEPT = 10_000;

/** Hands `file` to the browser to be saved under that name. The page stays where it is. */
export function saveFile(fileName: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** The same for a value as JSON. */
export function saveJson(fileName: string, value: unknown): void {
  saveFile(fileName, new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
}

/** The moment as part of a file's name: "2026-03-02-130509", in UTC. */
export const fileStamp = (at: Date): string => at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
