/** Such as `/consents`; empty at the top of a host, and on the server, whose router and transport add it. */
export const basePath = (globalThis.document?.documentElement.dataset.base ?? '').replace(/\/$/, '');

export const ownPath = (path: string) => path.slice(basePath.length);
