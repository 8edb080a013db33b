/** The texts of `room-list`. */
export const roomList = {};
