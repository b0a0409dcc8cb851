const SIGNED_IN = 'consent-desk.signed-in';

/** Notes whether the next visit may expect a session, since the cookie that knows is hidden from scripts. */
export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(SIGNED_IN, '1');
    else localStorage.removeItem(SIGNED_IN);
  } catch {
    // Storage may be forbidden; then pages merely wait for the session first.
  }
}

export function expectsSession(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN) !== null;
  } catch {
    return false;
  }
}
