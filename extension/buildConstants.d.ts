/** Address of the API without a trailing slash, put in at build time (`WXT_API_URL`). */
declare const __API_URL__: string;
/** The key by which newer selectors are known to be genuine, base64 of 32 bytes; empty where none are wanted. */
declare const __SELECTOR_KEY__: string;
