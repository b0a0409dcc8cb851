import type { KeyboardEvent } from 'react';

/**
 * Whether a key belongs to an input method, such as the Enter that confirms a conversion: it means nothing else then.
 * Safari ends the composition before it reports that Enter, under the code 229 that all browsers give such keys.
 */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it in Safari
  nativeEvent.isComposing || nativeEvent.keyCode === 229;
