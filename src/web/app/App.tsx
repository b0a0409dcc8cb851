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
  cache: EmotionCache;
  /** Without a slash at the end. */
  deskAddress: string;
  /** `at` in milliseconds; absent where the server did not draw the page. */
  drawnFor: { at: number; wide: boolean } | undefined;
  onTakenOver?: () => void;
  /** The router. */
  children: ReactNode;
}

/** For the browser and for drawing on the server. */
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
 * Inert until now, so that nothing that is clicked or typed gets lost. A layout effect, since effects may move the focus.
 */
function HydrationGate({ onOpen }: { onOpen?: (() => void) | undefined }) {
  useLayoutEffect(() => {
    document.getElementById('root')?.removeAttribute('inert');
    onOpen?.();
  }, [onOpen]);
  return null;
}
