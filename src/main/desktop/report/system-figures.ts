import { cpus, release, totalmem } from 'node:os';
import type { ReportFacts } from './report-text';

/** Versions, and what kind of computer this is: nothing that tells one person's from another's. */
export const systemFigures = (hearth: string, packaged: boolean): ReportFacts['system'] => ({
  hearth,
  packaged,
  electron: process.versions.electron ?? 'none',
  chrome: process.versions.chrome ?? 'none',
  node: process.versions.node,
  platform: process.platform,
  release: release(),
  arch: process.arch,
  processors: cpus().length,
  memory_bytes: totalmem(),
  running_seconds: Math.round(process.uptime()),
});
