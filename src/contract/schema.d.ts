// Generated from openapi.yaml by `npm run gen`; not edited by hand.
export interface paths {
    "/api/marketplace-user-offering-consents/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List user offering consents */
        get: operations["marketplace_user_offering_consents_list"];
        put?: never;
        /**
         * Consent to the active Terms of Service of an offering
         * @description Always for the caller. Creates the consent, renews it when another version was accepted before, or grants it again after a revocation; the consent keeps its uuid.
         */
        post: operations["marketplace_user_offering_consents_create"];
        delete?: never;
        options?: never;
        /**
         * Count user offering consents
         * @description The same filters, status and headers as the list, without the body. A client that does not know whether the server has the filters by date counts with `agreement_date_before=0001-01-01`: 0 where the filter works, since nothing is that old, and the total of everything on a Waldur, which ignores it. The question is of use once the caller sees any consent at all. It is not asked with a malformed value, which browsers would log as an error.
         */
        head: operations["marketplace_user_offering_consents_count"];
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-user-offering-consents/{uuid}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get consent details */
        get: operations["marketplace_user_offering_consents_retrieve"];
        /**
         * Amend the accepted version
         * @description Staff only, since it changes evidence. Only `version` is writable.
         */
        put: operations["marketplace_user_offering_consents_update"];
        post?: never;
        /**
         * Delete the record of a consent
         * @description Staff only, since it destroys evidence. The event of the deletion stays.
         */
        delete: operations["marketplace_user_offering_consents_destroy"];
        options?: never;
        head?: never;
        /**
         * Amend the accepted version
         * @description Staff only, since it changes evidence. Only `version` is writable.
         */
        patch: operations["marketplace_user_offering_consents_partial_update"];
        trace?: never;
    };
    "/api/marketplace-user-offering-consents/{uuid}/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a consent
         * @description By the person or by staff. A consent that is revoked already stays as it is, with its first date.
         */
        post: operations["marketplace_user_offering_consents_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-offering-terms-of-service/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Terms of Service, newest first */
        get: operations["marketplace_offering_terms_of_service_list"];
        put?: never;
        /** Create Terms of Service for an offering */
        post: operations["marketplace_offering_terms_of_service_create"];
        delete?: never;
        options?: never;
        /** Count Terms of Service */
        head: operations["marketplace_offering_terms_of_service_count"];
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-offering-terms-of-service/{uuid}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get Terms of Service */
        get: operations["marketplace_offering_terms_of_service_retrieve"];
        /**
         * Change Terms of Service
         * @description `version` and `requires_reconsent` cannot change once created; they are ignored.
         */
        put: operations["marketplace_offering_terms_of_service_update"];
        post?: never;
        /** Delete Terms of Service; consents stay */
        delete: operations["marketplace_offering_terms_of_service_destroy"];
        options?: never;
        head?: never;
        /**
         * Change Terms of Service
         * @description `version` and `requires_reconsent` cannot change once created; they are ignored.
         */
        patch: operations["marketplace_offering_terms_of_service_partial_update"];
        trace?: never;
    };
    "/api/marketplace-public-offerings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shared offerings
         * @description Everyone sees the shared offerings that are neither drafts nor archived.
         */
        get: operations["marketplace_public_offerings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Count shared offerings */
        head: operations["marketplace_public_offerings_count"];
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-public-offerings/{uuid}/": {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get a shared offering */
        get: operations["marketplace_public_offerings_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-provider-offerings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List offerings in every state
         * @description Staff and support see every offering, others none, since nobody is connected to a provider here.
         */
        get: operations["marketplace_provider_offerings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Count offerings in every state */
        head: operations["marketplace_provider_offerings_count"];
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-provider-offerings/{uuid}/": {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get an offering in any state */
        get: operations["marketplace_provider_offerings_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marketplace-provider-offerings/{uuid}/tos_stats/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Consent statistics of an offering */
        get: operations["marketplace_provider_offerings_tos_stats_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Staff and support see everyone, others themselves.
         */
        get: operations["users_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Count users */
        head: operations["users_count"];
        patch?: never;
        trace?: never;
    };
    "/api/users/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the caller */
        get: operations["users_me_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{uuid}/": {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["UserField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get a user */
        get: operations["users_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events of consents, newest first
         * @description Staff and support see every event, others those about themselves and about the offerings of organisations in which they have a role. The whole of another offering, as `scope`, is a 400 with an array, as in Waldur.
         */
        get: operations["events_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Count events of consents */
        head: operations["events_count"];
        patch?: never;
        trace?: never;
    };
    "/api/events/{uuid}/": {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["EventField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        /** Get an event */
        get: operations["events_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configuration/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public settings of this deployment */
        get: operations["configuration_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/version/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version of the running server */
        get: operations["version_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schema/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document, as JSON */
        get: operations["schema_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-auth/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange username and password for an API token */
        post: operations["auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-providers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the identity providers that people can sign in by
         * @description Only what everybody may know of each; how it is set up stays with the operators
         */
        get: operations["identity_providers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Count the identity providers */
        head: operations["identity_providers_count"];
        patch?: never;
        trace?: never;
    };
    "/api-auth/{provider}/init/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lead a browser to an identity provider
         * @description Remembers the sign-in for ten minutes, with a cookie that binds it to this browser; the one before is forgotten. The provider is asked by the authorization code flow of OpenID Connect with PKCE (S256), `state` and `nonce`, and leads back to `complete`.
         */
        get: operations["auth_provider_init"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-auth/{provider}/complete/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an identity provider leads a browser back to
         * @description Works once, within ten minutes, in the browser that began. Whoever comes for the first time gets an account without any rights. An account belongs to the provider's issuer and subject; the same e-mail address or name makes nobody somebody else. Names and address follow the provider at each sign-in.
         */
        get: operations["auth_provider_complete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-auth/token-exchange/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the code of a finished sign-in for an API token
         * @description A code works once and for ten seconds
         */
        post: operations["auth_token_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-auth/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the caller's token everywhere */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Detail: {
            detail: string;
        };
        /** @description Messages by field, `non_field_errors`, or `detail` for a body that could not be read */
        ValidationError: {
            [key: string]: string | string[];
        };
        UserOfferingConsent: {
            /** Format: uuid */
            uuid: string;
            /** Format: uuid */
            user_uuid: string;
            /** Format: uuid */
            offering_uuid: string;
            /**
             * Format: date-time
             * @description Of the first consent ever
             */
            agreement_date: string;
            /** @description The accepted version; may be blank */
            version: string;
            /** Format: date-time */
            revocation_date: string | null;
            /** Format: date-time */
            created: string;
            user_username: string;
            user_full_name: string;
            user_email: string;
            offering_name: string;
            offering_slug: string;
            /** Format: uri */
            offering_url: string;
            /** Format: date-time */
            modified: string;
            /** @description false means revoked */
            has_consent: boolean;
            requires_reconsent: boolean;
            /** @description Personal attributes that the provider receives */
            collected_attributes: string[];
            /**
             * Format: date-time
             * @description When the accepted version was accepted. null means not recorded
             */
            granted_date?: string | null;
            /** @description SHA-256, in lowercase hexadecimal, of the text that was accepted, in UTF-8. null means not recorded. Only of a single consent: lists leave it out */
            text_sha256?: string | null;
        };
        UserOfferingConsentCreateRequest: {
            /** Format: uuid */
            offering: string;
        };
        UserOfferingConsentCreate: {
            /** Format: uuid */
            offering: string;
            /**
             * Format: uuid
             * @description Of the consent
             */
            uuid: string;
        };
        UserOfferingConsentRequest: {
            version?: string;
        };
        PatchedUserOfferingConsentRequest: {
            version?: string;
        };
        UserConsentInfo: {
            /** Format: uuid */
            uuid: string;
            version: string;
            /** Format: date-time */
            agreement_date: string;
            is_revoked: boolean;
        };
        OfferingTermsOfService: {
            /** Format: uuid */
            uuid: string;
            /** Format: uuid */
            offering_uuid: string;
            offering_name: string;
            /** @description HTML; may be blank */
            terms_of_service: string;
            /** @description URL of the text; may be blank */
            terms_of_service_link: string;
            version: string;
            is_active: boolean;
            requires_reconsent: boolean;
            grace_period_days: number;
            /** @description The caller's active consent */
            user_consent: components["schemas"]["UserConsentInfo"] | null;
            has_user_consent: boolean;
            /**
             * Format: date-time
             * @description Since when they are in force
             */
            activated?: string | null;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            modified: string;
        };
        OfferingTermsOfServiceCreateRequest: {
            /** Format: uri */
            offering: string;
            /**
             * Format: html
             * @description At most 20,000 elements, nested at most 100 deep
             */
            terms_of_service?: string;
            /** Format: uri */
            terms_of_service_link?: string;
            version?: string;
            /** @description 0 and 1, and words such as `true` and `off`, are read too, in JSON and in forms */
            is_active?: boolean;
            /** @description Read as `is_active` is */
            requires_reconsent?: boolean;
            /** @description A text of digits is read too */
            grace_period_days?: number;
        };
        OfferingTermsOfServiceCreate: {
            /** Format: uri */
            offering: string;
            terms_of_service: string;
            terms_of_service_link: string;
            version: string;
            is_active: boolean;
            requires_reconsent: boolean;
            grace_period_days: number;
        };
        OfferingTermsOfServiceRequest: {
            /**
             * Format: html
             * @description At most 20,000 elements, nested at most 100 deep
             */
            terms_of_service?: string;
            /** Format: uri */
            terms_of_service_link?: string;
            /** @description 0 and 1, and words such as `true` and `off`, are read too, in JSON and in forms */
            is_active?: boolean;
            /** @description A text of digits is read too */
            grace_period_days?: number;
        };
        /** @description Every field is there unless `field` asks for some */
        Offering: {
            /** Format: uri */
            url?: string;
            /** Format: uuid */
            uuid?: string;
            /** Format: date-time */
            created?: string;
            name?: string;
            slug?: string;
            description?: string;
            /** Format: uuid */
            customer_uuid?: string | null;
            customer_name?: string | null;
            /** @enum {string} */
            state?: "Active" | "Archived" | "Draft" | "Paused" | "Unavailable";
            shared?: boolean;
            /** @description Whether the caller has an active consent */
            user_has_consent?: boolean;
            /** @description Personal attributes that the provider receives of those who consent */
            collected_attributes?: string[];
            /** @description How many consents there are. Only where `by_attention` asks for it */
            consents?: {
                active: number;
                needs_reconsent: number;
                revoked: number;
                /** @description Revoked within the last 30 days and not given again */
                revoked_30_days: number;
            };
        };
        ToSConsentDashboard: {
            active_users_count: number;
            total_users_count: number;
            active_users_percentage: number;
            accepted_consents_count: number;
            revoked_consents_count: number;
            total_consents_count: number;
            revoked_consents_over_time: components["schemas"]["TimeSeriesToSData"][];
            tos_version_adoption: components["schemas"]["VersionAdoption"][];
            active_users_over_time: components["schemas"]["TimeSeriesToSData"][];
            accepted_consents_over_time: components["schemas"]["TimeSeriesToSData"][];
        };
        TimeSeriesToSData: {
            /** Format: date */
            date: string;
            count: number;
        };
        VersionAdoption: {
            version: string;
            users_count: number;
        };
        /** @description Every field is there unless `field` asks for some; the role flags only where staff or support look, the token's only to its owner and staff */
        User: {
            /** Format: uri */
            url?: string;
            /** Format: uuid */
            uuid?: string;
            username?: string;
            full_name?: string;
            first_name?: string;
            last_name?: string;
            email?: string;
            organization?: string;
            /** Format: date-time */
            date_joined?: string;
            is_active?: boolean;
            is_staff?: boolean;
            is_support?: boolean;
            /** @description Seconds of idling after which the token expires; null is never */
            token_lifetime?: number | null;
            /** Format: date-time */
            token_expires_at?: string | null;
            /** @description Roles in organisations; only to the user and to staff and support */
            permissions?: components["schemas"]["UserPermission"][];
        };
        UserPermission: {
            /** Format: uuid */
            user_uuid: string;
            user_name: string;
            /** Format: date-time */
            created: string;
            /** @description CUSTOMER.OWNER or CUSTOMER.MANAGER here; Waldur has others */
            role_name: string;
            /** @description customer for an organisation */
            scope_type: string | null;
            /** Format: uuid */
            scope_uuid: string | null;
            scope_name: string | null;
            /** Format: uuid */
            customer_uuid: string | null;
            customer_name: string | null;
        };
        /** @description Every field is there unless `field` asks for some */
        Event: {
            /** Format: uuid */
            uuid?: string;
            /** Format: date-time */
            created?: string;
            event_type?: string;
            message?: string;
            context?: {
                /** @description Of a grant: SHA-256 of the accepted text, as in the consent */
                text_sha256?: string | null;
            } & {
                [key: string]: unknown;
            };
        };
        Configuration: {
            WALDUR_CORE: {
                SITE_NAME: string;
                AUTHENTICATION_METHODS: string[];
                ENFORCE_USER_CONSENT_FOR_OFFERINGS: boolean;
            };
        };
        Version: {
            version: string;
        };
        ObtainAuthTokenRequest: {
            username: string;
            /** Format: password */
            password: string;
        };
        AuthToken: {
            token: string;
        };
        IdentityProvider: {
            /** @description Its name in paths */
            provider: string;
            /** @description How people know it */
            label: string;
            is_active: boolean;
        };
        TokenExchangeRequest: {
            code: string;
        };
        LogoutUrl: {
            /**
             * Format: uri
             * @description A page for the person's browser
             */
            logout_url: string;
        };
    };
    responses: {
        /** @description A field or filter has a value that is not allowed */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description A filter has a value that is not allowed, or the caller has nothing to do with the offering */
        BadEventFilter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    [key: string]: string | string[];
                } | string[];
            };
        };
        /** @description Credentials are missing or wrong */
        Unauthorized: {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description Nobody is signed in */
        SignInRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description The caller may not do this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description Unknown, or not visible to the caller */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Detail"];
            };
        };
        /** @description The body is of a type that is not read here */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Detail"];
            };
        };
    };
    parameters: {
        Uuid: string;
        /** @description The `provider` of the list */
        Provider: string;
        /** @description The origin of the front-end that the browser shall come back to, exactly; this server's own unless given. Others have to be allowed by the operator */
        ReturnUrl: string;
        /** @description Languages for the provider's pages, by preference */
        UiLocales: string;
        /** @description A page number from 1, or `last` */
        Page: number;
        /** @description Results per page; 10 unless given, and 300 for whatever is more */
        PageSize: number;
        /** @description true: not revoked; false: revoked */
        HasConsent: boolean;
        /** @description true: active, on another version than the active terms that demand re-consent; false: all others, the revoked ones included */
        RequiresReconsent: boolean;
        /** @description URL of a provider offering */
        OfferingUrl: string;
        /** @description UUID of the offering */
        OfferingUuid: string;
        /** @description UUID of the offering; repeated, of any of them. A Waldur heeds the last one alone. */
        OfferingUuids: string[];
        /** @description URL of a user */
        UserUrl: string;
        /** @description UUID of the user */
        UserUuid: string;
        /** @description UUID of the user; repeated, of any of them. A Waldur heeds the last one alone. */
        UserUuids: string[];
        /** @description The exact version */
        Version: string;
        /** @description First agreed then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
        AgreementDateAfter: string;
        /** @description First agreed then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
        AgreementDateBefore: string;
        /** @description Revoked then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
        RevocationDateAfter: string;
        /** @description Revoked then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
        RevocationDateBefore: string;
        /** @description Ordering; comma-separated or repeated, honoured in the order given */
        ConsentOrdering: ("agreement_date" | "-agreement_date" | "created" | "-created" | "modified" | "-modified" | "revocation_date" | "-revocation_date")[];
        /** @description Ordering */
        TermsOrdering: ("created" | "-created" | "modified" | "-modified" | "version" | "-version")[];
        /** @description Whether these are the terms in force */
        IsActiveTerms: boolean;
        /** @description Whether these terms demand re-consent */
        TermsRequireReconsent: boolean;
        /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
        OfferingField: string[];
        /** @description Whether the offering has terms in force */
        HasActiveTermsOfService: boolean;
        /** @description Whether the offering has any terms, in force or not */
        HasTermsOfService: boolean;
        /** @description Whether the caller has an active consent */
        UserHasConsent: boolean;
        /** @description Found in name, description or provider */
        Keyword: string;
        /** @description Found in name, slug or description */
        OfferingQuery: string;
        /** @description Found in the name */
        Name: string;
        /** @description The exact name */
        NameExact: string;
        /** @description UUID of the provider's organisation */
        CustomerUuid: string;
        /** @description Comma-separated UUIDs */
        UuidList: string[];
        /** @description false: on the first page, `X-Result-Count` and `Link` are left out, and nobody waits until all are counted whom a search finds. HEAD counts all the same */
        WithTotal: boolean;
        /** @description true: with `consents`, and in the order of what needs attention, whatever `o` says: first most consents that need re-consent, then most revocations of the last 30 days, then by name */
        ByAttention: boolean;
        /** @description State; repeatable */
        OfferingState: ("Active" | "Archived" | "Draft" | "Paused" | "Unavailable")[];
        /** @description Ordering */
        OfferingOrdering: ("created" | "-created" | "name" | "-name" | "state" | "-state")[];
        /** @description Found in the e-mail address */
        Email: string;
        /** @description Found in the full name */
        FullName: string;
        /** @description Whether the account is enabled */
        IsActiveUser: boolean;
        /** @description Whether the user is staff */
        IsStaff: boolean;
        /** @description Whether the user is support */
        IsSupport: boolean;
        /** @description Found in first or last name, username or e-mail address */
        UserQuery: string;
        /** @description Found in full name, username or e-mail address */
        UserKeyword: string;
        /** @description The exact username */
        Username: string;
        /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
        UserField: string[];
        /** @description Ordering */
        UserOrdering: ("email" | "-email" | "full_name" | "-full_name" | "is_active" | "-is_active" | "is_staff" | "-is_staff" | "is_support" | "-is_support" | "username" | "-username")[];
        /** @description Unix time in seconds */
        CreatedFrom: number;
        /** @description Unix time in seconds */
        CreatedTo: number;
        /** @description Event type; repeatable */
        EventType: string[];
        /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
        EventField: string[];
        /** @description Found in the message. At most 20,000 events are searched, chosen by user_uuid, scope, created_from and created_to; more are a 400 */
        Message: string;
        /** @description Ordering */
        EventOrdering: ("created" | "-created")[];
        /** @description URL of a provider offering */
        ScopeUrl: string;
    };
    requestBodies: never;
    headers: {
        /** @description How many items match */
        XResultCount: number;
        /** @description The first, prev, next and last page (RFC 8288) */
        Link: string;
        /** @description Where the browser goes on */
        Location: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    marketplace_user_offering_consents_list: {
        parameters: {
            query?: {
                /** @description First agreed then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
                agreement_date_after?: components["parameters"]["AgreementDateAfter"];
                /** @description First agreed then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
                agreement_date_before?: components["parameters"]["AgreementDateBefore"];
                /** @description true: not revoked; false: revoked */
                has_consent?: components["parameters"]["HasConsent"];
                /** @description Ordering; comma-separated or repeated, honoured in the order given */
                o?: components["parameters"]["ConsentOrdering"];
                /** @description URL of a provider offering */
                offering?: components["parameters"]["OfferingUrl"];
                /** @description UUID of the offering; repeated, of any of them. A Waldur heeds the last one alone. */
                offering_uuid?: components["parameters"]["OfferingUuids"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description true: active, on another version than the active terms that demand re-consent; false: all others, the revoked ones included */
                requires_reconsent?: components["parameters"]["RequiresReconsent"];
                /** @description Revoked then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
                revocation_date_after?: components["parameters"]["RevocationDateAfter"];
                /** @description Revoked then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
                revocation_date_before?: components["parameters"]["RevocationDateBefore"];
                /** @description URL of a user */
                user?: components["parameters"]["UserUrl"];
                /** @description UUID of the user; repeated, of any of them. A Waldur heeds the last one alone. */
                user_uuid?: components["parameters"]["UserUuids"];
                /** @description The exact version */
                version?: components["parameters"]["Version"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the consents that the caller may see, newest first unless `o` says otherwise */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsent"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_user_offering_consents_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserOfferingConsentCreateRequest"];
            };
        };
        responses: {
            /** @description The consent is active on the current version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsentCreate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_user_offering_consents_count: {
        parameters: {
            query?: {
                /** @description First agreed then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
                agreement_date_after?: components["parameters"]["AgreementDateAfter"];
                /** @description First agreed then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
                agreement_date_before?: components["parameters"]["AgreementDateBefore"];
                /** @description true: not revoked; false: revoked */
                has_consent?: components["parameters"]["HasConsent"];
                /** @description Ordering; comma-separated or repeated, honoured in the order given */
                o?: components["parameters"]["ConsentOrdering"];
                /** @description URL of a provider offering */
                offering?: components["parameters"]["OfferingUrl"];
                /** @description UUID of the offering; repeated, of any of them. A Waldur heeds the last one alone. */
                offering_uuid?: components["parameters"]["OfferingUuids"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description true: active, on another version than the active terms that demand re-consent; false: all others, the revoked ones included */
                requires_reconsent?: components["parameters"]["RequiresReconsent"];
                /** @description Revoked then or later. A date-time with an offset, to the millisecond, or a date, which means its first moment in UTC */
                revocation_date_after?: components["parameters"]["RevocationDateAfter"];
                /** @description Revoked then or earlier. A date-time with an offset, to the millisecond, or a date, which means its last moment in UTC */
                revocation_date_before?: components["parameters"]["RevocationDateBefore"];
                /** @description URL of a user */
                user?: components["parameters"]["UserUrl"];
                /** @description UUID of the user; repeated, of any of them. A Waldur heeds the last one alone. */
                user_uuid?: components["parameters"]["UserUuids"];
                /** @description The exact version */
                version?: components["parameters"]["Version"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    marketplace_user_offering_consents_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsent"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_user_offering_consents_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UserOfferingConsentRequest"];
            };
        };
        responses: {
            /** @description The consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_user_offering_consents_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_user_offering_consents_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedUserOfferingConsentRequest"];
            };
        };
        responses: {
            /** @description The consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_user_offering_consents_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOfferingConsent"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_offering_terms_of_service_list: {
        parameters: {
            query?: {
                /** @description Whether these are the terms in force */
                is_active?: components["parameters"]["IsActiveTerms"];
                /** @description Ordering */
                o?: components["parameters"]["TermsOrdering"];
                /** @description URL of a provider offering */
                offering?: components["parameters"]["OfferingUrl"];
                /** @description UUID of the offering */
                offering_uuid?: components["parameters"]["OfferingUuid"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Whether these terms demand re-consent */
                requires_reconsent?: components["parameters"]["TermsRequireReconsent"];
                /** @description The exact version */
                version?: components["parameters"]["Version"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of Terms of Service */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTermsOfService"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_offering_terms_of_service_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferingTermsOfServiceCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTermsOfServiceCreate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_offering_terms_of_service_count: {
        parameters: {
            query?: {
                /** @description Whether these are the terms in force */
                is_active?: components["parameters"]["IsActiveTerms"];
                /** @description Ordering */
                o?: components["parameters"]["TermsOrdering"];
                /** @description URL of a provider offering */
                offering?: components["parameters"]["OfferingUrl"];
                /** @description UUID of the offering */
                offering_uuid?: components["parameters"]["OfferingUuid"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Whether these terms demand re-consent */
                requires_reconsent?: components["parameters"]["TermsRequireReconsent"];
                /** @description The exact version */
                version?: components["parameters"]["Version"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    marketplace_offering_terms_of_service_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Terms of Service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTermsOfService"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_offering_terms_of_service_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferingTermsOfServiceRequest"];
            };
        };
        responses: {
            /** @description The Terms of Service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTermsOfService"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_offering_terms_of_service_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_offering_terms_of_service_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferingTermsOfServiceRequest"];
            };
        };
        responses: {
            /** @description The Terms of Service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTermsOfService"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    marketplace_public_offerings_list: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
                /** @description Whether the offering has terms in force */
                has_active_terms_of_service?: components["parameters"]["HasActiveTermsOfService"];
                /** @description Whether the offering has any terms, in force or not */
                has_terms_of_service?: components["parameters"]["HasTermsOfService"];
                /** @description Found in name, description or provider */
                keyword?: components["parameters"]["Keyword"];
                /** @description Found in the name */
                name?: components["parameters"]["Name"];
                /** @description The exact name */
                name_exact?: components["parameters"]["NameExact"];
                /** @description Ordering */
                o?: components["parameters"]["OfferingOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in name, slug or description */
                query?: components["parameters"]["OfferingQuery"];
                /** @description State; repeatable */
                state?: components["parameters"]["OfferingState"];
                /** @description UUID of the provider's organisation */
                customer_uuid?: components["parameters"]["CustomerUuid"];
                /** @description Whether the caller has an active consent */
                user_has_consent?: components["parameters"]["UserHasConsent"];
                /** @description Comma-separated UUIDs */
                uuid_list?: components["parameters"]["UuidList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of offerings */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_public_offerings_count: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
                /** @description Whether the offering has terms in force */
                has_active_terms_of_service?: components["parameters"]["HasActiveTermsOfService"];
                /** @description Whether the offering has any terms, in force or not */
                has_terms_of_service?: components["parameters"]["HasTermsOfService"];
                /** @description Found in name, description or provider */
                keyword?: components["parameters"]["Keyword"];
                /** @description Found in the name */
                name?: components["parameters"]["Name"];
                /** @description The exact name */
                name_exact?: components["parameters"]["NameExact"];
                /** @description Ordering */
                o?: components["parameters"]["OfferingOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in name, slug or description */
                query?: components["parameters"]["OfferingQuery"];
                /** @description State; repeatable */
                state?: components["parameters"]["OfferingState"];
                /** @description UUID of the provider's organisation */
                customer_uuid?: components["parameters"]["CustomerUuid"];
                /** @description Whether the caller has an active consent */
                user_has_consent?: components["parameters"]["UserHasConsent"];
                /** @description Comma-separated UUIDs */
                uuid_list?: components["parameters"]["UuidList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    marketplace_public_offerings_retrieve: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offering */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_provider_offerings_list: {
        parameters: {
            query?: {
                /** @description true: with `consents`, and in the order of what needs attention, whatever `o` says: first most consents that need re-consent, then most revocations of the last 30 days, then by name */
                by_attention?: components["parameters"]["ByAttention"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
                /** @description Whether the offering has terms in force */
                has_active_terms_of_service?: components["parameters"]["HasActiveTermsOfService"];
                /** @description Whether the offering has any terms, in force or not */
                has_terms_of_service?: components["parameters"]["HasTermsOfService"];
                /** @description Found in name, description or provider */
                keyword?: components["parameters"]["Keyword"];
                /** @description Found in the name */
                name?: components["parameters"]["Name"];
                /** @description The exact name */
                name_exact?: components["parameters"]["NameExact"];
                /** @description Ordering */
                o?: components["parameters"]["OfferingOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in name, slug or description */
                query?: components["parameters"]["OfferingQuery"];
                /** @description State; repeatable */
                state?: components["parameters"]["OfferingState"];
                /** @description UUID of the provider's organisation */
                customer_uuid?: components["parameters"]["CustomerUuid"];
                /** @description Whether the caller has an active consent */
                user_has_consent?: components["parameters"]["UserHasConsent"];
                /** @description Comma-separated UUIDs */
                uuid_list?: components["parameters"]["UuidList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of offerings */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_provider_offerings_count: {
        parameters: {
            query?: {
                /** @description true: with `consents`, and in the order of what needs attention, whatever `o` says: first most consents that need re-consent, then most revocations of the last 30 days, then by name */
                by_attention?: components["parameters"]["ByAttention"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
                /** @description Whether the offering has terms in force */
                has_active_terms_of_service?: components["parameters"]["HasActiveTermsOfService"];
                /** @description Whether the offering has any terms, in force or not */
                has_terms_of_service?: components["parameters"]["HasTermsOfService"];
                /** @description Found in name, description or provider */
                keyword?: components["parameters"]["Keyword"];
                /** @description Found in the name */
                name?: components["parameters"]["Name"];
                /** @description The exact name */
                name_exact?: components["parameters"]["NameExact"];
                /** @description Ordering */
                o?: components["parameters"]["OfferingOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in name, slug or description */
                query?: components["parameters"]["OfferingQuery"];
                /** @description State; repeatable */
                state?: components["parameters"]["OfferingState"];
                /** @description UUID of the provider's organisation */
                customer_uuid?: components["parameters"]["CustomerUuid"];
                /** @description Whether the caller has an active consent */
                user_has_consent?: components["parameters"]["UserHasConsent"];
                /** @description Comma-separated UUIDs */
                uuid_list?: components["parameters"]["UuidList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    marketplace_provider_offerings_retrieve: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["OfferingField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offering */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    marketplace_provider_offerings_tos_stats_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counters, daily series and the spread of versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToSConsentDashboard"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    users_list: {
        parameters: {
            query?: {
                /** @description Found in the e-mail address */
                email?: components["parameters"]["Email"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["UserField"];
                /** @description Found in the full name */
                full_name?: components["parameters"]["FullName"];
                /** @description Whether the account is enabled */
                is_active?: components["parameters"]["IsActiveUser"];
                /** @description Whether the user is staff */
                is_staff?: components["parameters"]["IsStaff"];
                /** @description Whether the user is support */
                is_support?: components["parameters"]["IsSupport"];
                /** @description Ordering */
                o?: components["parameters"]["UserOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in first or last name, username or e-mail address */
                query?: components["parameters"]["UserQuery"];
                /** @description Found in full name, username or e-mail address */
                user_keyword?: components["parameters"]["UserKeyword"];
                /** @description The exact username */
                username?: components["parameters"]["Username"];
                /** @description false: on the first page, `X-Result-Count` and `Link` are left out, and nobody waits until all are counted whom a search finds. HEAD counts all the same */
                with_total?: components["parameters"]["WithTotal"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    users_count: {
        parameters: {
            query?: {
                /** @description Found in the e-mail address */
                email?: components["parameters"]["Email"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["UserField"];
                /** @description Found in the full name */
                full_name?: components["parameters"]["FullName"];
                /** @description Whether the account is enabled */
                is_active?: components["parameters"]["IsActiveUser"];
                /** @description Whether the user is staff */
                is_staff?: components["parameters"]["IsStaff"];
                /** @description Whether the user is support */
                is_support?: components["parameters"]["IsSupport"];
                /** @description Ordering */
                o?: components["parameters"]["UserOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description Found in first or last name, username or e-mail address */
                query?: components["parameters"]["UserQuery"];
                /** @description Found in full name, username or e-mail address */
                user_keyword?: components["parameters"]["UserKeyword"];
                /** @description The exact username */
                username?: components["parameters"]["Username"];
                /** @description false: on the first page, `X-Result-Count` and `Link` are left out, and nobody waits until all are counted whom a search finds. HEAD counts all the same */
                with_total?: components["parameters"]["WithTotal"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    users_me_retrieve: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["UserField"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user; for ordinary users the role flags are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    users_retrieve: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["UserField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user; for ordinary users the role flags are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    events_list: {
        parameters: {
            query?: {
                /** @description Unix time in seconds */
                created_from?: components["parameters"]["CreatedFrom"];
                /** @description Unix time in seconds */
                created_to?: components["parameters"]["CreatedTo"];
                /** @description Event type; repeatable */
                event_type?: components["parameters"]["EventType"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["EventField"];
                /** @description Found in the message. At most 20,000 events are searched, chosen by user_uuid, scope, created_from and created_to; more are a 400 */
                message?: components["parameters"]["Message"];
                /** @description Ordering */
                o?: components["parameters"]["EventOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description URL of a provider offering */
                scope?: components["parameters"]["ScopeUrl"];
                /** @description UUID of the user */
                user_uuid?: components["parameters"]["UserUuid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            400: components["responses"]["BadEventFilter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    events_count: {
        parameters: {
            query?: {
                /** @description Unix time in seconds */
                created_from?: components["parameters"]["CreatedFrom"];
                /** @description Unix time in seconds */
                created_to?: components["parameters"]["CreatedTo"];
                /** @description Event type; repeatable */
                event_type?: components["parameters"]["EventType"];
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["EventField"];
                /** @description Found in the message. At most 20,000 events are searched, chosen by user_uuid, scope, created_from and created_to; more are a 400 */
                message?: components["parameters"]["Message"];
                /** @description Ordering */
                o?: components["parameters"]["EventOrdering"];
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
                /** @description URL of a provider offering */
                scope?: components["parameters"]["ScopeUrl"];
                /** @description UUID of the user */
                user_uuid?: components["parameters"]["UserUuid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    events_retrieve: {
        parameters: {
            query?: {
                /** @description Leave out all other fields; repeatable. Unknown names are ignored. */
                field?: components["parameters"]["EventField"];
            };
            header?: never;
            path: {
                uuid: components["parameters"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    configuration_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
        };
    };
    version_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    schema_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.0 document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    auth_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObtainAuthTokenRequest"];
            };
        };
        responses: {
            /** @description The caller's token; the same one while it lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    identity_providers_list: {
        parameters: {
            query?: {
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active providers, in the order in which they are offered */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"][];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    identity_providers_count: {
        parameters: {
            query?: {
                /** @description A page number from 1, or `last` */
                page?: components["parameters"]["Page"];
                /** @description Results per page; 10 unless given, and 300 for whatever is more */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of matching items is in X-Result-Count */
            200: {
                headers: {
                    "X-Result-Count": components["headers"]["XResultCount"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A filter has a value that is not allowed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    auth_provider_init: {
        parameters: {
            query?: {
                /** @description The origin of the front-end that the browser shall come back to, exactly; this server's own unless given. Others have to be allowed by the operator */
                return_url?: components["parameters"]["ReturnUrl"];
                /** @description Languages for the provider's pages, by preference */
                ui_locales?: components["parameters"]["UiLocales"];
            };
            header?: never;
            path: {
                /** @description The `provider` of the list */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["SignInRefused"];
        };
    };
    auth_provider_complete: {
        parameters: {
            query?: {
                /** @description As it was given to the provider */
                state?: string;
                /** @description The provider's authorization code */
                code?: string;
                /** @description The provider's issuer (RFC 9207) */
                iss?: string;
                /** @description Why the provider refuses */
                error?: string;
                /** @description The same in words */
                error_description?: string;
            };
            header?: never;
            path: {
                /** @description The `provider` of the list */
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To `ORIGIN/oauth_login_completed/PROVIDER/?code=…`, whose code the token exchange takes */
            302: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["SignInRefused"];
        };
    };
    auth_token_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenExchangeRequest"];
            };
        };
        responses: {
            /** @description The person's token; the same one while it lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is gone; the person's identity provider ends its own session elsewhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoutUrl"];
                };
            };
            /** @description The token is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
        };
    };
}
