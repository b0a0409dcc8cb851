const SEVERAL_HOSTS = /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#@]*)(.*)$/s;
const WEAKER = /([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/;

/** As PostgreSQL's own clients; the driver too takes a weaker `sslmode` for `verify-full`, with a long warning. */
export function hostUrls(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = SEVERAL_HOSTS.exec(url) ?? [];
  const strict = /[?&]uselibpqcompat=true/.test(after) ? after : after.replace(WEAKER, '$1verify-full');
  const rest = strict.replace(/([?&])target_session_attrs=[^&#]*&?/, '$1').replace(/[?&]$/, '');
  return hosts.split(',').map((host) => before + host.trim() + rest);
}

/** Without user and password. */
export const placesOf = (url: string): string =>
  hostUrls(url)
    .map((one) => (URL.canParse(one) ? new URL(one) : undefined))
    .map((one) => (one ? `${one.hostname}:${one.port || '5432'}${one.pathname}` : 'the given address'))
    .join(', ');
