/** The texts of `hosts`. */
export const hosts = {};
