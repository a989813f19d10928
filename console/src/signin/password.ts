/** Fewest characters that the server takes. */
export const leastPassword = 12;
