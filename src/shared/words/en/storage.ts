/** The texts of `storage`. */
export const storage = {};
