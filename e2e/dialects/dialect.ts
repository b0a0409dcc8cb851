/** A Waldur to stand in front of: the newest release, or one of autumn 2025, from before `collected_attributes`. */
export type Dialect = 'current' | '2025';

export interface DialectFacts {
  /** How times in UTC end. */
  utc: 'Z' | '+00:00';
  /** Whether a consent tells which personal attributes its offering shares. */
  tellsAttributes: boolean;
  /** Whether terms tell their grace period. */
  tellsGracePeriod: boolean;
  /** Whether the filter `requires_reconsent` compares versions, as the field does. */
  comparesVersions: boolean;
  /** Statistics are made once a day, or there are none yet. */
  statistics: 'lagging' | 'absent';
  /** Whether Django's own messages come in the language that was asked for; those of consents never do. */
  translates: boolean;
  /** Whether it describes its API. */
  tellsSchema: boolean;
  /** Whether identity providers lead back to other front-ends than Waldur's own. */
  leadsBack: boolean;
}

export const FACTS: Record<Dialect, DialectFacts> = {
  current: {
    utc: '+00:00',
    tellsAttributes: true,
    tellsGracePeriod: true,
    comparesVersions: true,
    statistics: 'lagging',
    translates: false,
    tellsSchema: true,
    leadsBack: true,
  },
  '2025': {
    utc: 'Z',
    tellsAttributes: false,
    tellsGracePeriod: false,
    comparesVersions: false,
    statistics: 'absent',
    translates: true,
    tellsSchema: false,
    leadsBack: false,
  },
};
