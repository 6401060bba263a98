/** Address of the API, without a trailing slash. */
export const apiUrl = __API_URL__;
