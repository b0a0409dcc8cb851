const DEFAULT_ATTRIBUTES = ['username', 'full_name', 'email'];

/** The attributes that a provider receives; `offerings` is the table's alias. */
export const collectedAttributes = (offerings: string): string =>
  `coalesce(${offerings}.collected_attributes, '{${DEFAULT_ATTRIBUTES.join(',')}}') as collected_attributes`;
