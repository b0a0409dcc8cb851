import contract from '#contract/openapi.json' with { type: 'json' };

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

/** What may be forwarded to a Waldur: route patterns for Fastify, each with its methods. Everything else is a 404. */
export function allowList(): Map<string, Set<string>> {
  const allowed = new Map<string, Set<string>>();
  for (const [path, operations] of Object.entries(contract.paths)) {
    const route = path.replaceAll('{uuid}', ':uuid(^[0-9a-fA-F-]{32,36}$)');
    const methods = METHODS.filter((method) => method in operations).map((method) => method.toUpperCase());
    allowed.set(route, new Set(methods));
  }
  return allowed;
}
