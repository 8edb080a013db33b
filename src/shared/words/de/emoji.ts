import type { emoji as English } from '../en/emoji';

export const emoji: typeof English = {};
