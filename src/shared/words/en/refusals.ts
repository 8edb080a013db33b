/** The texts of `refusals`. */
export const refusals = {};
