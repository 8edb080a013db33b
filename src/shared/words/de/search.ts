import type { search as English } from '../en/search';

export const search: typeof English = {};
