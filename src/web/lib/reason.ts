export interface Reason {
  message: string;
  /** A whole sentence, if any. */
  serverSays?: string | undefined;
  requestId?: string | undefined;
}
