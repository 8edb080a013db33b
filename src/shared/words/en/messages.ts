/** The texts of `messages`. */
export const messages = {};
