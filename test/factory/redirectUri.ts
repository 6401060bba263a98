/** Where the extension of the tests takes a finished sign-in. */
export const testRedirectUri = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/";
