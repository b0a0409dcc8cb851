const SEVERAL_HOSTS = /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#@]*)(.*)$/s;
const WEAKER = /([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/;

/**
 * One URL for each host of a database URL. As in PostgreSQL's own clients it may name several, separated by commas, each with
 * a port; `target_session_attrs` is taken off, since what is looked for is always the one that can be written to. The driver
 * takes each weaker `sslmode` for the strictest, and warns of it in several lines: so it gets that one.
 */
export function hostUrls(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = SEVERAL_HOSTS.exec(url) ?? [];
  const strict = /[?&]uselibpqcompat=true/.test(after) ? after : after.replace(WEAKER, '$1verify-full');
  const rest = strict.replace(/([?&])target_session_attrs=[^&#]*&?/, '$1').replace(/[?&]$/, '');
  return hosts.split(',').map((host) => before + host.trim() + rest);
}

/** Where a database URL leads, without user and password. */
export const placesOf = (url: string): string =>
  hostUrls(url)
    .map((one) => (URL.canParse(one) ? new URL(one) : undefined))
    .map((one) => (one ? `${one.hostname}:${one.port || '5432'}${one.pathname}` : 'the given address'))
    .join(', ');
