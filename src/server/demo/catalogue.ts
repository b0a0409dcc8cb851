import { COMPUTE_ORGANISATIONS } from './catalogue-compute.ts';
import { DATA_ORGANISATIONS } from './catalogue-data.ts';

export type Category = 'hpc' | 'cloud' | 'storage' | 'notebooks' | 'ai' | 'data' | 'collaboration';

/**
 * The story of an offering's terms: `single` version; `two` or `three`, the newer ones announced only; `reconsent`
 * demanded, with time left; `grace` ends within days; `expired`, so that who did not accept was revoked; `dated`
 * versions; `blank` version; a `link` only; `retired` without active terms; `none` at all. The last four, and `archived`, are offerings
 * that are not open to everybody.
 */
export type Story =
  | 'single'
  | 'two'
  | 'three'
  | 'reconsent'
  | 'grace'
  | 'expired'
  | 'dated'
  | 'blank'
  | 'link'
  | 'retired'
  | 'archived'
  | 'none'
  | 'draft'
  | 'paused'
  | 'unavailable'
  | 'private';

export type OfferingEntry = [name: string, category: Category, story: Story, description: string];

export interface OrganisationEntry {
  name: string;
  offerings: OfferingEntry[];
}

export const ORGANISATIONS: OrganisationEntry[] = [...COMPUTE_ORGANISATIONS, ...DATA_ORGANISATIONS];

/** What providers ask to be told about a user; null is the deployment's default. */
export const COLLECTED_ATTRIBUTES: Record<Category, string[] | null> = {
  hpc: ['username', 'full_name', 'email', 'organization', 'nationality', 'affiliations'],
  cloud: null,
  storage: ['username', 'email', 'organization'],
  notebooks: ['username', 'full_name', 'email'],
  ai: ['username', 'full_name', 'email', 'organization', 'organization_country', 'job_title'],
  data: ['full_name', 'email', 'organization', 'eduperson_assurance', 'identity_source'],
  collaboration: ['username', 'full_name', 'email', 'phone_number', 'affiliations'],
};
