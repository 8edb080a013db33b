import type { roomList as English } from '../en/room-list';

export const roomList: typeof English = {};
