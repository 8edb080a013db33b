/** The texts of `files`. */
export const files = {};
