/** The texts of `switcher`. */
export const switcher = {};
