import { createContext } from 'react';

/** The address of this desk as the visitor reaches it, scheme, host and base path, without a slash at the end. */
export const DeskAddressContext = createContext('');
