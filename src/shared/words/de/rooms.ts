import type { rooms as English } from '../en/rooms';

export const rooms: typeof English = {};
