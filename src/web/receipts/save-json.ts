/** A browser starts a download after the click has returned, and then needs the address no more. */
const KEPT = 10_000;

/** Hands `value` to the browser as a file to save. The page stays where it is. */
export function saveJson(fileName: string, value: unknown): void {
  const blob = new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
