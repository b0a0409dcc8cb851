import type { TestProject } from 'vitest/node';
import { makeTemplate } from './database-template.ts';

let remove: (() => Promise<void>) | undefined;

/** Once before all tests: makes the migrated database of which each spec file gets a copy. */
export async function setup(project: TestProject): Promise<void> {
  const made = await makeTemplate();
  ({ remove } = made);
  project.provide('databaseTemplate', made.template);
}

export async function teardown(): Promise<void> {
  await remove?.();
}

declare module 'vitest' {
  interface ProvidedContext {
    /** On PGlite the path of a dump, on PostgreSQL the name of a database. */
    databaseTemplate: string;
  }
}
