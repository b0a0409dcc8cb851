/** Somebody's browser at the OpenID provider, where they approve or refuse. */
export interface OpenidVisit {
  /** Goes to the provider and signs in there. @returns where it leads back to */
  approve: (address: string, account: string) => Promise<URL>;
  refuse: (address: string) => Promise<URL>;
}

/** With a cookie jar of its own, so that one visit is one browser. */
export function visitOpenidProvider(): OpenidVisit {
  const cookies = new Map<string, string>();

  async function send(address: URL, body?: URLSearchParams): Promise<URL | undefined> {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    return next === null ? undefined : new URL(next, address);
  }

  async function answer(address: string, form: Record<string, string>): Promise<URL> {
    const start = new URL(address);
    let next: URL | undefined = start;
    for (let step = 0; next && step < 8; step++) {
      const isForm: boolean = next.pathname.startsWith('/interaction/');
      next = await send(next, isForm ? new URLSearchParams(form) : undefined);
      if (next && next.origin !== start.origin) return next;
    }
    throw new Error(`the provider leads nowhere from ${address}`);
  }

  return {
    approve: (address, account) => answer(address, { account }),
    refuse: (address) => answer(address, { refuse: '' }),
  };
}
