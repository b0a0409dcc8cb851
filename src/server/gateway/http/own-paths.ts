/** Where Waldur leads a browser back to after a sign-in at an identity provider: at the top of the host, whatever the base path. */
export const WAY_BACK = '/oauth_login_completed/';

const RESERVED = /^\/(api|api-auth|session|healthz|assets|oauth_login_completed)(\/|$)/;

/** Whether this path, below the base path, can be that of a page of the app. Paths of pages have no dot in their last part; files have. */
export const isPagePath = (path: string): boolean => !RESERVED.test(path) && !/\.[^/]*$/.test(path);
