/** Stands in a receipt for whatever the system does not keep. */
export const NOT_RECORDED = 'not recorded';
export type NotRecorded = typeof NOT_RECORDED;
