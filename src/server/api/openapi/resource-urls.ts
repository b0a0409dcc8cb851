import { canonicalUuid } from '#contract/uuid.ts';
import { apiDocument } from './document.ts';

export function resourceUrl(baseUrl: string, resource: string, uuid: string): string {
  return `${baseUrl}/api/${resource}/${uuid}/`;
}

/** Accepts a path alone, and any host and base path, since proxies change them. */
export function uuidFromUrl(text: string, resource: string): string | undefined {
  const path = pathOf(text);
  const [, uuid] = new RegExp(`/api/${resource}/([^/]+)/?$`).exec(path ?? '') ?? [];
  return uuid && canonicalUuid(uuid);
}

export function isOwnUrl(text: string): boolean {
  const path = pathOf(text);
  const patterns = Object.keys(apiDocument.paths).map((pattern) => pattern.replace('{uuid}', '[^/]+'));
  return path !== undefined && patterns.some((pattern) => new RegExp(`${pattern}$`).test(path));
}

function pathOf(text: string): string | undefined {
  return URL.canParse(text, 'http://host') ? new URL(text, 'http://host').pathname : undefined;
}
