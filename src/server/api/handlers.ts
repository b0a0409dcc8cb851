import { auth } from './features/auth.ts';
import { configuration } from './features/configuration.ts';
import { consents } from './features/consents/consents.ts';
import { events } from './features/events/events.ts';
import { offerings } from './features/offerings/offerings.ts';
import { terms } from './features/terms/terms.ts';
import { users } from './features/users/users.ts';
import type { Handlers } from './openapi/operation.ts';

/** What serves each operation of the contract. An operation without a handler does not compile. */
export const handlers = {
  ...auth,
  ...configuration,
  ...consents,
  ...events,
  ...offerings,
  ...terms,
  ...users,
} satisfies Handlers;
