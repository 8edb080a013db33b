/** The texts of `archive`. */
export const archive = {};
