/** What every address of this copy of the app begins with, such as `/consents`; empty at the top of a host. */
export let basePath = globalThis.document?.documentElement.dataset.basePath ?? '';

/** For rendering on the server, where no document tells it. */
export function setBasePath(path: string): void {
  basePath = path;
}

/** A path of the browser as the router knows it. */
export const ownPath = (path: string) => path.slice(basePath.length);
