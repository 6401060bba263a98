/**
 * The public half of the key that names the extension in Chrome and Edge (manifest `key`). A fixed key keeps the
 * extension's id, and with it the redirect address of sign-in, the same on every machine.
 */
export const extensionKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvoDQxZ+OEiwjQQdb7yEHeHpIaywrktrQbZhQL7b56si/cQAANC7FKUKBHKaMVwIkVCtwkzOnf1E8y6vURU+cuva2VGYgnzjMLM4uoibvFzZI0aHfGPZT/0+3doDtOnNvadqqOgyrM0jgvmqv+Up3buS4u9uCrOL0PHsigu2cX2qg/FlTo6SWBRIoFohwecVAtM7ONosKY6/Nj5Ts7qIa1no9WO9Ey2uTNeyEh5xezWYHcJL3jD0WD7SgUSqkjhwDMwVmnUE11f0VLSIiPlBNEGNPdlgFiVw87g7Xxj9g32/7bDns12WSJqHXjbGsE3C6nsrkpUllDPtLoqBsmJRczQIDAQAB";

/** First 128 bits of the key's SHA-256, written with the letters a to p. */
export const extensionId = "olffemighihjfomcbmdadmcipljginlo";

/** Where Chrome hands a finished sign-in back to the extension (`identity.launchWebAuthFlow`). */
export const extensionRedirectUri = `https://${extensionId}.chromiumapp.org/`;

/** The add-on's id in Firefox, from which Firefox makes its own redirect address. */
export const firefoxExtensionId = "threadbook@threadbook.example";
