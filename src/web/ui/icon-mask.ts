/** Inside of 24 by 24, the same as the icons of these names that lucide-react draws elsewhere. */
const SHAPES = {
  ban: '<path d="M4.929 4.929 19.07 19.071"/><circle cx="12" cy="12" r="10"/>',
  circleCheck: '<circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/>',
  ellipsisVertical: '<circle cx="12" cy="12" r="1"/><circle cx="12" cy="5" r="1"/><circle cx="12" cy="19" r="1"/>',
  refresh:
    '<path d="M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8"/><path d="M21 3v5h-5"/><path d="M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16"/><path d="M8 16H3v5"/>',
} as const;

/**
 * Styles of a pseudo-element that shows an icon in the colour of the text. For what stands in every row of a table: a
 * hundred drawings of five elements each cost a fifth of the time that it takes to show the rows.
 */
export function iconMask(icon: keyof typeof SHAPES, size: number, strokeWidth = 2) {
  const stroke = `fill="none" stroke="#000" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${stroke}>${SHAPES[icon]}</svg>`;
  return {
    content: '""',
    flexShrink: 0,
    width: size,
    height: size,
    backgroundColor: 'currentcolor',
    mask: `url("data:image/svg+xml,${encodeURIComponent(svg)}") center / contain no-repeat`,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  } as const;
}
