/** The texts of `connect`. */
export const connect = {};
