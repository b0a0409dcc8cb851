import { DatabaseUnavailable } from './db/unavailable.ts';

/** Of a failure of listening, the field that Node gives; empty where it is none. */
const fieldOf = (error: unknown, name: 'code' | 'port' | 'address' | 'hostname'): string =>
  error instanceof Error && name in error ? String(Reflect.get(error, name)) : '';

const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');

/** Why a server cannot start, in one line that names the setting and what to do. What else fails is readable already. */
export function explainStart(error: unknown): string {
  const port = fieldOf(error, 'port');
  const address = fieldOf(error, 'address') || fieldOf(error, 'hostname');
  const elsewhere = 'Set HOST, or METRICS_HOST, to an address of this machine, such as 127.0.0.1.';
  switch (fieldOf(error, 'code')) {
    case 'EADDRINUSE':
      return `port ${port} is in use already. Stop what uses it, or set PORT, or METRICS_PORT, to another one.`;
    case 'EACCES':
      if (!port) break;
      return `port ${port} may not be used by this account. Set PORT, or METRICS_PORT, to 1024 or more.`;
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      if (!address) break;
      return `${address} is no address of this machine. ${elsewhere}`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${address} is no name that this machine knows. ${elsewhere}`;
    case '42501':
      return `PostgreSQL says: ${messageOf(error)}. Make the account in DATABASE_URL the owner of its database.`;
    case '3F000':
      return `PostgreSQL says: ${messageOf(error)}. Create the schema that the search_path of the account in DATABASE_URL names, or correct that.`;
    default:
  }
  if (error instanceof DatabaseUnavailable && fieldOf(error.cause, 'code') === '25006')
    return 'PostgreSQL can only be read there. Name the host that can be written to in DATABASE_URL, or all of them separated by commas.';
  return messageOf(error);
}
