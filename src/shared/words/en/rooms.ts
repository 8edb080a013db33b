/** The texts of `rooms`. */
export const rooms = {};
