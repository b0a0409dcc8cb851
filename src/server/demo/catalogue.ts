import { COMPUTE_ORGANISATIONS } from './catalogue-compute.ts';
import { DATA_ORGANISATIONS } from './catalogue-data.ts';

export type Category = 'hpc' | 'cloud' | 'storage' | 'notebooks' | 'ai' | 'data' | 'collaboration';

/**
 * What happened to an offering's terms. `single`: one version. `two`, `three`: newer versions that need no re-consent.
 * `reconsent`: re-consent is required, with time left. `grace`: the grace period ends within days. `expired`: it has ended,
 * and consents were revoked. `dated`: versions named after months. `blank`: a version without a name. `link`: no text.
 * `retired`: no active terms any longer. `none`: no terms at all. `archived` and the last four are not open to everybody.
 */
export type Scenario =
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

export type OfferingEntry = [name: string, category: Category, scenario: Scenario, description: string];

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
