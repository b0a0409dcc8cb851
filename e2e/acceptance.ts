import type { Page } from 'playwright/test';
import type { WorldOffering } from './world.ts';

/** Where the terms of an offering are read and accepted. */
export const termsAddress = ({ uuid }: Pick<WorldOffering, 'uuid'>) => `/my-consents/accept/${uuid}`;

export const acceptTerms = (page: Page) => page.getByRole('button', { name: 'Accept terms' });

/** What the page says once the terms are accepted. */
export const recorded = (page: Page) => page.getByRole('heading', { name: 'Your consent is recorded' });
