/** A file of its own, since asking for events takes less code than reading them. */
export const CONSENT_EVENT_TYPES = [
  'terms_of_service_consent_granted',
  'terms_of_service_consent_revoked',
  'terms_of_service_consent_amended',
  'terms_of_service_consent_deleted',
];
