/** Where an export goes, piece by piece. */
export interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends the file. Gives it back where it is still to be saved. */
  close(): Promise<Blob | undefined>;
  /** Gives up: nothing is left on disk. */
  abort(): Promise<void>;
}

interface SavePicker {
  showSaveFilePicker: (options: { suggestedName: string; startIn: 'downloads' }) => Promise<FileSystemFileHandle>;
}

/** The File System Access API is Chromium's alone, so that TypeScript does not know it. */
const hasSavePicker = (scope: object): scope is SavePicker => 'showSaveFilePicker' in scope;

/** Bytes are handed to the browser in pieces of about this size; it keeps large ones on disk. */
const PIECE = 4 * 1024 * 1024;

/**
 * A file that the browser keeps until it is saved. The page's own memory holds one piece of it at most.
 * @param type its media type
 */
export function memorySink(type: string): Sink {
  const kept: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const handOver = () => {
    kept.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  return {
    async write(bytes) {
      pieces.push(bytes);
      size += bytes.length;
      if (size >= PIECE) handOver();
    },
    async close() {
      handOver();
      return new Blob(kept, { type });
    },
    async abort() {
      kept.length = 0;
      pieces = [];
    },
  };
}

/**
 * Where the browser can, a file of the person's choice on disk, which is written as it comes; else one that is kept until the
 * end. To be called while a click is being handled, or browsers do not ask.
 * @throws AbortError when the person chooses no file
 */
export async function openSink(fileName: string, type: string): Promise<Sink> {
  const scope: object = globalThis;
  if (!hasSavePicker(scope)) return memorySink(type);
  const handle = await scope.showSaveFilePicker({ suggestedName: fileName, startIn: 'downloads' });
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    async close() {
      await stream.close();
      return undefined;
    },
    abort: () => stream.abort(),
  };
}
