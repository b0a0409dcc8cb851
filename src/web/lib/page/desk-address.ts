import { createContext } from 'react';

/** Scheme, host and base path as the visitor reaches them, without a slash at the end. */
export const DeskAddressContext = createContext('');
