import createQueryHooks from 'openapi-react-query';
import { client } from './client.ts';

/**
 * Hooks over the typed client, for what changes something. Apart from the client, since only dialogs and pages that load
 * later use them.
 */
export const $api = createQueryHooks(client);
