import type { refusals as English } from '../en/refusals';

export const refusals: typeof English = {};
