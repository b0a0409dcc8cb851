/** What an offering shares with its provider unless it is configured. */
const DEFAULT_ATTRIBUTES = ['username', 'full_name', 'email'];

/** SQL for the personal attributes that the provider of an offering receives; `offerings` is the table's alias. */
export const collectedAttributes = (offerings: string): string =>
  `coalesce(${offerings}.collected_attributes, '{${DEFAULT_ATTRIBUTES.join(',')}}') as collected_attributes`;
