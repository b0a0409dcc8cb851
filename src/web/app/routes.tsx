import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { matchRoutes, redirect, type LoaderFunction, type RouteObject } from 'react-router-dom';
import { startQueries, type PageQueries } from '#web/api/page-queries.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { loadAcceptance } from '#web/features/acceptance/load.ts';
import { loadConsent, loadConsents, loadExport } from '#web/features/consents/load.ts';
import { loadMyConsents } from '#web/features/my-consents/load.ts';
import { loadReceipt } from '#web/features/receipt/load.ts';
import { safeReturnPath } from '#contract/session.ts';
import { LoadingBar } from '#web/shell/LoadingBar.tsx';
import { NotFoundPage } from '#web/shell/NotFoundPage.tsx';
import { PageError } from '#web/shell/ErrorBoundary.tsx';
import type { PagePermission } from '#web/shell/Permitted.tsx';
import { dialogAt } from './dialogs.tsx';
import { Frame, Home, homeOf, type RouteHandle } from './Frame.tsx';
import { paths, patterns } from './paths.ts';

export interface AppVisit {
  queryClient: QueryClient;
  deskAddress: string;
  /** An IANA name. */
  zone: string;
  /** Begins without `?`, or is empty. */
  rememberedView: () => string;
  /** The list that the desk opens with, as a search without `?`; may be empty. */
  startSearch: () => string;
  /** Only on the server, where a page waits for its queries so long and no longer. */
  wait?: { until: (queries: Promise<void>) => Promise<void>; over: AbortSignal } | undefined;
}

type Lazy = () => Promise<ComponentType>;

/** A lazy page whose queries start with its code; it stays as it is when one of its `dialogs` is opened or left. */
const page = (
  path: string,
  title: MessageDescriptor,
  load: Lazy,
  loader: LoaderFunction,
  dialogs: string[] = [],
): RouteObject => ({
  id: path,
  path,
  handle: { title } satisfies RouteHandle,
  loader,
  shouldRevalidate: ({ defaultShouldRevalidate, currentUrl, nextUrl, currentParams, nextParams }) =>
    defaultShouldRevalidate &&
    (currentUrl.search !== nextUrl.search || Object.values(currentParams).join() !== Object.values(nextParams).join()),
  lazy: { Component: load },
  children: dialogs.map((dialog) => ({ id: dialog, path: dialog, element: null })),
});

const consentsPage: Lazy = async () => (await import('#web/features/consents/ConsentsPage.tsx')).ConsentsPage;
const exportPage: Lazy = async () => (await import('#web/features/consents/export/ExportPage.tsx')).ExportPage;
const consentPage: Lazy = async () => (await import('#web/features/consents/ConsentPage.tsx')).ConsentPage;
const receiptPage: Lazy = async () => (await import('#web/features/receipt/ReceiptPage.tsx')).ReceiptPage;
const myConsentsPage: Lazy = async () => (await import('#web/features/my-consents/MyConsentsPage.tsx')).MyConsentsPage;
const acceptPage: Lazy = async () => (await import('#web/features/acceptance/AcceptPage.tsx')).AcceptPage;
const offeringsPage: Lazy = async () => (await import('#web/features/hubs/offerings/OfferingsPage.tsx')).OfferingsPage;
const offeringPage: Lazy = async () => (await import('#web/features/hubs/offering/OfferingPage.tsx')).OfferingPage;
const personPage: Lazy = async () => (await import('#web/features/hubs/person/PersonPage.tsx')).PersonPage;
const insightsPage: Lazy = async () => (await import('#web/features/hubs/insights/InsightsPage.tsx')).InsightsPage;
const coveragePage: Lazy = async () => (await import('#web/features/consents/coverage/CoveragePage.tsx')).CoveragePage;
const myLogPage: Lazy = async () => (await import('#web/features/my-log/MyLogPage.tsx')).MyLogPage;
const revokePage: Lazy = async () => (await import('#web/features/consents/revoke/RevokePage.tsx')).RevokePage;
const jobPage: Lazy = async () => (await import('#web/features/revocation/JobPage.tsx')).JobPage;
const signInPage: Lazy = async () => (await import('#web/features/session/SignInPage.tsx')).SignInPage;

/** Queries of pages that few visits begin with, whose code comes with theirs. */
const later =
  (load: () => Promise<PageQueries>): PageQueries =>
  async (visit) =>
    (await load())(visit);
const loadOfferings = later(async () => (await import('#web/features/hubs/offerings/load.ts')).loadOfferings);
const loadOffering = later(async () => (await import('#web/features/hubs/offering/load.ts')).loadOffering);
const loadInsights = later(async () => (await import('#web/features/hubs/insights/load.ts')).loadInsights);
const loadPerson = later(async () => (await import('#web/features/hubs/person/load.ts')).loadPerson);
const loadCoverage = later(async () => (await import('#web/features/consents/coverage/load.ts')).loadCoverage);
const nothing: PageQueries = async () => undefined;

/** `reading` makes the loader of a page, `only` a page for those with a permission. */
function loadersFor(visit: AppVisit) {
  const reading =
    (queries: PageQueries, permission?: PagePermission): LoaderFunction =>
    async ({ request, params }) => {
      const search = new URL(request.url).searchParams;
      const started = startQueries(queries, { ...visit, params, search, permission, signal: visit.wait?.over });
      await visit.wait?.until(started);
      return null;
    };
  const only = (
    permission: PagePermission,
    path: string,
    title: MessageDescriptor,
    load: Lazy,
    queries: PageQueries,
  ): RouteObject => ({
    ...page(path, title, load, reading(queries, permission)),
    handle: { title, permission } satisfies RouteHandle,
  });
  return { reading, only };
}

/** A dialog's own address leads to its usual page; `DialogLayer` draws it over that. */
export function createRoutes(visit: AppVisit): RouteObject[] {
  const user = () => visit.queryClient.getQueryData(sessionOptions.queryKey)?.user;
  const { reading, only } = loadersFor(visit);
  const list: LoaderFunction = (args) => {
    const view = new URL(args.request.url).search === '' ? visit.rememberedView() : '';
    // The view becomes part of the address, so that the address alone tells what is shown.
    return view === '' ? reading(loadConsents)(args) : redirect(paths.consents(`?${view}`));
  };
  const home: LoaderFunction = () => {
    const known = user();
    return known ? redirect(homeOf(known, visit.startSearch())) : null;
  };
  const signIn: LoaderFunction = ({ request }) => {
    const { searchParams } = new URL(request.url);
    return visit.wait && user() ? redirect(safeReturnPath(searchParams.get('return')) ?? paths.home()) : null;
  };
  return [
    {
      HydrateFallback: LoadingBar,
      ErrorBoundary: PageError,
      children: [
        page(patterns.signIn, msg`Sign in`, signInPage, signIn),
        {
          Component: Frame,
          children: [
            {
              ErrorBoundary: PageError,
              children: [
                { index: true, id: patterns.home, handle: {}, loader: home, Component: Home },
                page(patterns.consents, msg`Consents`, consentsPage, list),
                page(patterns.export, msg`Export consents`, exportPage, reading(loadExport)),
                page(patterns.consent, msg`Consent`, consentPage, reading(loadConsent), [
                  patterns.revoke,
                  patterns.amend,
                  patterns.delete,
                ]),
                page(patterns.receipt, msg`Receipt`, receiptPage, reading(loadReceipt)),
                // Both read what the server that draws cannot know: what is kept in the browser.
                page(patterns.bulkRevoke, msg`Revoke consents`, revokePage, reading(nothing)),
                page(patterns.revocationJob, msg`Revoke consents`, jobPage, reading(nothing)),
                page(patterns.myConsents, msg`My consents`, myConsentsPage, reading(loadMyConsents), [
                  patterns.withdraw,
                ]),
                page(patterns.accept, msg`Accept terms`, acceptPage, reading(loadAcceptance)),
                only('offering.read-statistics', patterns.offerings, msg`Offerings`, offeringsPage, loadOfferings),
                only('offering.read-statistics', patterns.offering, msg`Offering`, offeringPage, loadOffering),
                only(
                  'consent.read-all',
                  patterns.user,
                  msg({ message: 'User', context: 'page' }),
                  personPage,
                  loadPerson,
                ),
                only('consent.read-all', patterns.insights, msg`Insights`, insightsPage, loadInsights),
                only('consent.read-all', patterns.coverage, msg`Coverage`, coveragePage, loadCoverage),
                // As above.
                page(patterns.myLog, msg`My log`, myLogPage, reading(nothing)),
                { path: '*', handle: { title: msg`Page not found` }, Component: NotFoundPage },
              ],
            },
          ],
        },
      ],
    },
  ];
}

/** Also that of the dialog over it. A failure shows when the code is asked for. */
export async function loadCode(routes: RouteObject[], pathname: string): Promise<void> {
  const lazies = (matchRoutes(routes, pathname) ?? []).map(({ route }) =>
    typeof route.lazy === 'object' ? route.lazy.Component : undefined,
  );
  await Promise.all([...lazies, dialogAt(pathname)?.load].map((load) => load?.().catch(() => undefined)));
}
