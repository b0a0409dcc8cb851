/** The same as public/favicon.svg. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" strokeLinecap="round" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#2a56c0" />
      <path d="M9 8h14M9 13h14M9 18h6" stroke="#b9cbf5" strokeWidth="2.4" />
      <path d="M14.5 22.5l3.5 3.5 7-8" stroke="#fff" strokeWidth="3" strokeLinejoin="round" />
    </svg>
  );
}
