import { type Category, COLLECTED_ATTRIBUTES, type OfferingEntry, ORGANISATIONS, type Scenario } from './catalogue.ts';
import { asciiLetters } from './people.ts';
import type { Random } from '#server/random.ts';
import { termsHtml } from './terms-text.ts';
import { daysAfter, daysBefore } from './time.ts';
import { planTerms } from './scenarios.ts';

export interface DemoTerms {
  uuid: string;
  offering_uuid: string;
  terms_of_service: string;
  terms_of_service_link: string;
  version: string;
  is_active: boolean;
  requires_reconsent: boolean;
  grace_period_days: number;
  activated: Date | null;
  created: Date;
  modified: Date;
}

export interface DemoOffering {
  uuid: string;
  customer_uuid: string;
  name: string;
  slug: string;
  description: string;
  state: string;
  shared: boolean;
  collected_attributes: string[] | null;
  created: Date;
  scenario: Scenario;
  terms: DemoTerms[];
  /** The versions that came into force, oldest first. */
  editions: (DemoTerms & { activated: Date })[];
  /** When the last of them was withdrawn without a successor. */
  closed: Date | null;
}

const STATES: Partial<Record<Scenario, string>> = {
  archived: 'Archived',
  draft: 'Draft',
  paused: 'Paused',
  unavailable: 'Unavailable',
};

export function demoOfferings(random: Random, now: Date) {
  const customers = ORGANISATIONS.map(({ name }) => ({ uuid: random.uuid(), name }));
  const offerings = ORGANISATIONS.flatMap((organisation, index) =>
    organisation.offerings.map((entry) => offering(random, now, entry, customers[index] ?? random.pick(customers))),
  );
  return { customers, offerings };
}

function offering(
  random: Random,
  now: Date,
  [name, category, scenario, description]: OfferingEntry,
  customer: { uuid: string; name: string },
): DemoOffering {
  const uuid = random.uuid();
  const { editions: plan, closedDaysAgo, hasDraft } = planTerms(random, scenario);
  const closed = closedDaysAgo === undefined ? null : daysBefore(now, closedDaysAgo);
  const editions = plan.map((edition, generation) => {
    const activated = daysBefore(now, edition.activatedDaysAgo);
    const version = edition.version ?? activated.toISOString().slice(0, 7);
    const next = plan[generation + 1];
    const ended = next ? daysBefore(now, next.activatedDaysAgo) : closed;
    const isLinkOnly = scenario === 'link';
    return {
      uuid: random.uuid(),
      offering_uuid: uuid,
      version,
      terms_of_service: isLinkOnly
        ? ''
        : termsHtml({ offering: name, organisation: customer.name, category, version, generation }),
      terms_of_service_link: isLinkOnly ? `https://terms.example.org/${slugOf(name, uuid)}` : '',
      is_active: ended === null,
      requires_reconsent: edition.requiresReconsent ?? false,
      grace_period_days: edition.gracePeriodDays ?? 60,
      activated,
      created: daysBefore(activated, random.int(0, 20)),
      modified: ended ?? activated,
    };
  });
  return {
    uuid,
    customer_uuid: customer.uuid,
    name,
    slug: slugOf(name, uuid),
    description,
    state: STATES[scenario] ?? 'Active',
    shared: scenario !== 'private',
    collected_attributes: attributes(random, category),
    created: daysBefore(now, random.int(760, 860)),
    scenario,
    terms: hasDraft ? [...editions, draft(random, now, uuid, name, customer.name, category)] : editions,
    editions,
    closed,
  };
}

/** Written and not yet in force, so that nobody has been asked about it. */
function draft(
  random: Random,
  now: Date,
  offering_uuid: string,
  name: string,
  organisation: string,
  category: Category,
): DemoTerms {
  const created = daysBefore(now, random.int(3, 30));
  return {
    uuid: random.uuid(),
    offering_uuid,
    version: '3.0',
    terms_of_service: termsHtml({ offering: name, organisation, category, version: '3.0', generation: 2 }),
    terms_of_service_link: '',
    is_active: false,
    requires_reconsent: true,
    grace_period_days: 60,
    activated: null,
    created,
    modified: daysAfter(created, 1),
  };
}

/** Providers of one kind ask for much the same; some do without the last attribute. */
function attributes(random: Random, category: Category): string[] | null {
  const all = COLLECTED_ATTRIBUTES[category];
  return all && random.chance(0.3) ? all.slice(0, -1) : all;
}

function slugOf(name: string, uuid: string): string {
  const words = name.split(/[^\p{Letter}\p{Number}]+/u).map(asciiLetters);
  return words.filter(Boolean).slice(0, 6).join('-') || `offering-${uuid.slice(0, 8)}`;
}
