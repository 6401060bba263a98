/** Which rules decided. Raised whenever the same email and facts could be decided otherwise than before. */
export const ENGINE_VERSION = 8;
