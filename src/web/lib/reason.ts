/** Why something did not work, in words for people. */
export interface Reason {
  /** In the app's own words. */
  message: string;
  /** What the server said of it, where that is a sentence. */
  serverSays?: string | undefined;
  /** By which the server's log finds the request. */
  requestId?: string | undefined;
}
