import type { Scenario } from './catalogue.ts';
import type { Random } from '#server/random.ts';

/** One version of an offering's terms; days count back from now. */
export interface Edition {
  /** Missing for versions named after the month in which they came into force. */
  version?: string;
  activatedDaysAgo: number;
  requiresReconsent?: boolean;
  gracePeriodDays?: number;
}

export interface TermsPlan {
  editions: Edition[];
  /** When the last version was withdrawn without a successor. */
  closedDaysAgo?: number;
  /** Whether a next version is written but not yet in force. */
  hasDraft?: boolean;
}

/** The versions of an offering's terms in a scenario. */
export function planTerms(random: Random, scenario: Scenario): TermsPlan {
  const first = { version: '1.0', activatedDaysAgo: random.int(640, 740) };
  switch (scenario) {
    case 'single':
    case 'paused':
    case 'unavailable':
    case 'private':
    case 'link':
      return { editions: [first], hasDraft: scenario === 'single' && random.chance(0.25) };
    case 'two':
      return { editions: [first, { version: '2.0', activatedDaysAgo: random.int(90, 330) }] };
    case 'three':
      return {
        editions: [
          first,
          { version: '1.1', activatedDaysAgo: random.int(350, 500) },
          { version: '2.0', activatedDaysAgo: random.int(60, 200) },
        ],
        hasDraft: random.chance(0.3),
      };
    case 'dated':
      return { editions: [{ activatedDaysAgo: random.int(560, 740) }, { activatedDaysAgo: random.int(100, 300) }] };
    case 'blank':
      return { editions: [{ ...first, version: '' }] };
    case 'retired':
    case 'archived':
      return { editions: [first], closedDaysAgo: random.int(70, 150) };
    case 'reconsent':
      return { editions: [first, demanding({ activatedDaysAgo: random.int(12, 35), gracePeriodDays: 60 })] };
    case 'grace': {
      const gracePeriodDays = random.pick([30, 45, 60]);
      return {
        editions: [first, demanding({ activatedDaysAgo: gracePeriodDays - random.int(2, 6), gracePeriodDays })],
      };
    }
    case 'expired':
      return { editions: [first, demanding({ activatedDaysAgo: random.int(120, 260), gracePeriodDays: 30 })] };
    case 'none':
    case 'draft':
      return { editions: [] };
  }
}

function demanding(edition: { activatedDaysAgo: number; gracePeriodDays: number }): Edition {
  return { ...edition, version: '2.0', requiresReconsent: true };
}
