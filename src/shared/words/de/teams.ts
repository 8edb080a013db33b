import type { teams as English } from '../en/teams';

export const teams: typeof English = {};
