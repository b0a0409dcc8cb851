export const CONSENTS = '/api/marketplace-user-offering-consents/';
export const TERMS = '/api/marketplace-offering-terms-of-service/';
export const EVENTS = '/api/events/';
export const USERS = '/api/users/';
export const PROVIDER_OFFERINGS = '/api/marketplace-provider-offerings/';
export const PUBLIC_OFFERINGS = '/api/marketplace-public-offerings/';
