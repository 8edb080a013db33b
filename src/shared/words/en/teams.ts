/** The texts of `teams`. */
export const teams = {};
