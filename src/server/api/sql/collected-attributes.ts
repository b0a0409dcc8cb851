/** The attributes that an offering shares with its provider by default. */
const DEFAULT_ATTRIBUTES = ['username', 'full_name', 'email'];

/** SQL for the user attributes that an offering's provider receives; `offerings` is the table's alias. */
export const collectedAttributes = (offerings: string): string =>
  `coalesce(${offerings}.collected_attributes, '{${DEFAULT_ATTRIBUTES.join(',')}}') as collected_attributes`;
