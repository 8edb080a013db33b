import type { archive as English } from '../en/archive';

export const archive: typeof English = {};
