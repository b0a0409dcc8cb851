import { queryOptions } from '@tanstack/react-query';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from './client.ts';

const FIELDS: ('uuid' | 'username' | 'full_name' | 'email' | 'organization' | 'is_active')[] = [
  'uuid',
  'username',
  'full_name',
  'email',
  'organization',
  'is_active',
];

/**
 * One user.
 * @throws ApiError with status 404 when there is none or the visitor may not see them
 */
export function userOptions(uuid: string) {
  const params = { path: { uuid: plainUuid(uuid) }, query: { field: FIELDS } };
  const { queryKey, queryFn } = $api.queryOptions('get', '/api/users/{uuid}/', { params });
  return queryOptions({ queryKey, queryFn });
}
