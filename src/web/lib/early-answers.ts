/** Answers under way, by path and query; each for whoever asks for it first. */
const asked = new Map<string, Promise<Response>>();

/** Asks the server before the app, which will want to know, is there. */
export function askEarly(path: string): void {
  const answer = fetch(path, { headers: { Accept: 'application/json' } });
  // A failure is for whoever takes the answer; until then it must not count as one that nobody handles.
  answer.catch(() => undefined);
  asked.set(path, answer);
}

/** `fetch`, except that the first GET of what was asked early gets that answer, good or bad. */
export function fetchOrTake(path: string, request: Request | RequestInit): Promise<Response> {
  const answer = (request.method ?? 'GET') === 'GET' ? asked.get(path) : undefined;
  if (!answer) return request instanceof Request ? fetch(request) : fetch(path, request);
  asked.delete(path);
  return answer;
}
