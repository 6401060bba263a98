/** Address of the API without a trailing slash, put in at build time (`WXT_API_URL`). */
declare const __API_URL__: string;
