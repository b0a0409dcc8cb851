import type { QueryClient } from '@tanstack/react-query';
import { FIRST_ANSWERS, type FirstAnswers, type PageAddress } from '#contract/first-page.ts';
import type { Consent } from '#contract/operations.ts';
import { listOptions, type ListPage } from '#web/api/list.ts';
import { sessionOptions } from '#web/api/session.ts';
import { FIRST_LIST, firstListQuery } from './first-list.ts';

/** What came with the page, if anything did. */
export function takeFirstAnswers(): FirstAnswers | undefined {
  const element = document.getElementById(FIRST_ANSWERS);
  if (!element) return undefined;
  element.remove();
  // The gateway writes this shape, of src/contract/first-page.ts, which it shares with the app.
  return JSON.parse(element.textContent) as FirstAnswers;
}

/** Gives what came with the page, or is to be rendered, to whoever asks for it; `at` is its time in milliseconds. */
export function seedAnswers(queryClient: QueryClient, address: PageAddress, answers: FirstAnswers, at: number): void {
  queryClient.setQueryData(sessionOptions.queryKey, answers.session, { updatedAt: at });
  const query = firstListQuery(address, answers.reader.view);
  if (!query || !answers.list) return;
  const { rows, total } = answers.list;
  // The rows are the API's answer to this very query, which the contract describes.
  const page: ListPage<Consent> = { rows: rows as Consent[], total };
  queryClient.setQueryData(listOptions(FIRST_LIST, query).queryKey, page, { updatedAt: at });
}
