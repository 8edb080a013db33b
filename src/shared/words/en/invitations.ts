/** The texts of `invitations`. */
export const invitations = {};
