import { canonicalUuid } from '#contract/uuid.ts';
import { apiDocument } from './document.ts';

export function resourceUrl(baseUrl: string, resource: string, uuid: string): string {
  return `${baseUrl}/api/${resource}/${uuid}/`;
}

/**
 * The UUID in the URL of a resource; a path alone is accepted. Host and base path are not compared, since proxies change
 * them. `undefined` when the path is a different one.
 */
export function uuidFromUrl(text: string, resource: string): string | undefined {
  const path = pathOf(text);
  const [, uuid] = new RegExp(`/api/${resource}/([^/]+)/?$`).exec(path ?? '') ?? [];
  return uuid && canonicalUuid(uuid);
}

/** Whether the path of a URL is one that this API serves. */
export function isOwnUrl(text: string): boolean {
  const path = pathOf(text);
  const patterns = Object.keys(apiDocument.paths).map((pattern) => pattern.replace('{uuid}', '[^/]+'));
  return path !== undefined && patterns.some((pattern) => new RegExp(`${pattern}$`).test(path));
}

function pathOf(text: string): string | undefined {
  return URL.canParse(text, 'http://host') ? new URL(text, 'http://host').pathname : undefined;
}
