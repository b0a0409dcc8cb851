import type { EmotionCache } from '@emotion/cache';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode, useLayoutEffect, type ReactNode } from 'react';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { DrawnAtContext } from '#web/lib/time/now.ts';
import { VisitorProvider, type Visitor } from '#web/lib/visitor.tsx';
import { DrawnWideContext } from '#web/lib/page/wide-window.ts';
import { Appearance } from '#web/shell/Appearance.tsx';
import { ErrorBoundary } from '#web/shell/ErrorBoundary.tsx';
import { NoticesProvider } from '#web/ui/feedback/notices.tsx';

interface AppProps {
  visitor: Visitor;
  queryClient: QueryClient;
  /** Where styles go. */
  cache: EmotionCache;
  /** The desk's own address, without a slash at the end. */
  deskAddress: string;
  /** When the server drew the page, in milliseconds, and for how wide a window; absent where it did not. */
  drawnFor: { at: number; wide: boolean } | undefined;
  /** Called once the page belongs to the app. */
  onTakenOver?: () => void;
  /** The router: the browser's, or the server's, which stands still. */
  children: ReactNode;
}

/** Everything that is around the router, for the browser and for drawing on the server. */
export function App({ visitor, queryClient, cache, deskAddress, drawnFor, onTakenOver, children }: AppProps) {
  return (
    <StrictMode>
      <VisitorProvider visitor={visitor}>
        <Appearance cache={cache}>
          <QueryClientProvider client={queryClient}>
            <DeskAddressContext value={deskAddress}>
              <DrawnAtContext value={drawnFor?.at ?? 0}>
                <DrawnWideContext value={drawnFor?.wide ?? false}>
                  <NoticesProvider>
                    <ErrorBoundary>{children}</ErrorBoundary>
                  </NoticesProvider>
                </DrawnWideContext>
              </DrawnAtContext>
            </DeskAddressContext>
          </QueryClientProvider>
        </Appearance>
      </VisitorProvider>
      <HydrationGate onOpen={onTakenOver} />
    </StrictMode>
  );
}

/**
 * A page that came with its content is inert until the app has taken it over, so that nothing that is clicked, chosen or
 * typed meanwhile gets lost. A layout effect, since a page's own effects may move the focus, which an inert page refuses.
 */
function HydrationGate({ onOpen }: { onOpen?: (() => void) | undefined }) {
  useLayoutEffect(() => {
    document.getElementById('root')?.removeAttribute('inert');
    onOpen?.();
  }, [onOpen]);
  return null;
}
