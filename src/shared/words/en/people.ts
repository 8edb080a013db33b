/** The texts of `people`. */
export const people = {};
