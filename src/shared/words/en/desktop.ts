/** The texts of `desktop`. */
export const desktop = {};
