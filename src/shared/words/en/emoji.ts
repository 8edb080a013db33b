/** The texts of `emoji`. */
export const emoji = {};
