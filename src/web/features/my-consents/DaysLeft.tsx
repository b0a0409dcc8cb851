import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { listOptions } from '#web/api/list.ts';
import { TERMS } from '#web/api/terms.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useNow } from '#web/lib/now.ts';
import { deadlineWords, revocationDeadline } from '#web/domain/deadline.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

/** How long a consent that needs the reader's attention stays in force; says nothing when the terms do not tell. */
export function DaysLeft({ offeringUuid }: { offeringUuid: string }) {
  const { t, i18n } = useLingui();
  const line = useRef<HTMLParagraphElement>(null);
  const query = { offering_uuid: plainUuid(offeringUuid), is_active: true, page_size: 1 };
  const { data } = useQuery({
    ...listOptions(TERMS, query),
    placeholderData: undefined,
    staleTime: 60_000,
    // One request for each entry, as no list tells of many offerings' terms without all of their texts.
    enabled: useSeen(line),
  });
  const now = useNow();
  const terms = data?.rows[0];
  const deadline = terms && revocationDeadline(terms, now);
  const left = deadline && deadlineWords(deadline, i18n);
  return (
    <p ref={line}>
      {deadline ? (
        <strong>
          {deadline.over ? (
            left
          ) : (
            <Trans>
              {left}, on <TimeText value={deadline.at.toISOString()} />
            </Trans>
          )}
        </strong>
      ) : (
        t`A newer version of the terms asks for your decision.`
      )}
    </p>
  );
}

/** Whether the element has come near the screen at some time. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}
