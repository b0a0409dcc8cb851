import type { KeyboardEvent } from 'react';

/** Such as the Enter that confirms a conversion: Safari reports it after the composition, under code 229. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;
