import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Instruments } from './instruments.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** undici puts these names into its errors and Node into those of sockets; all others lead to one value. */
function reasonOf(error: unknown): string {
  if (!isObject(error)) return 'other';
  const text = `${String(error.code)} ${String(error.name)}`;
  if (/timeout|ETIMEDOUT/i.test(text)) return 'timeout';
  if (/abort/i.test(text)) return 'aborted';
  if (/ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_SOCKET/.test(text)) return 'connection';
  return /CERT|TLS|SSL|SELF_SIGNED|ISSUER/.test(text) ? 'certificate' : 'other';
}

/** Measures where undici reports, below both forwarding and own calls, so neither is forgotten. @returns how to stop */
export function measureUpstream(origin: string, { upstream, upstreamFailures }: Instruments): () => void {
  const begun = new WeakMap<object, ReturnType<typeof upstream.startTimer>>();
  const requestOf = (message: unknown) => {
    const request = isObject(message) ? message.request : undefined;
    return isObject(request) && String(request.origin).replace(/\/$/, '') === origin ? request : undefined;
  };
  const listeners: Record<string, (message: unknown) => void> = {
    'undici:request:create': (message) => {
      const request = requestOf(message);
      // undici sends standard methods only.
      if (request) begun.set(request, upstream.startTimer({ method: String(request.method) }));
    },
    'undici:request:headers': (message) => {
      const request = requestOf(message);
      const response = isObject(message) && isObject(message.response) ? message.response : {};
      if (request) begun.get(request)?.({ status: String(response.statusCode) });
    },
    'undici:request:error': (message) => {
      if (requestOf(message) && isObject(message)) upstreamFailures.inc({ reason: reasonOf(message.error) });
    },
  };
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
  return () => {
    for (const [channel, listener] of Object.entries(listeners)) unsubscribe(channel, listener);
  };
}
