import { join } from 'node:path';
import * as v from 'valibot';
import { DocumentAdapter } from '../disk/document-adapter';

/** What a data folder says of itself. */
const Manifest = v.object({
  format: v.literal('hearth'),
  /** The schema version of everything in the folder. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** `new` until every file has been made for the first time: what is missing later was lost. */
  state: v.picklist(['new', 'ready']),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** Where the manifest stands. */
export const manifestPath = (folder: string): string => join(folder, 'manifest');

/** The adapter of the manifest; its `read` answers null where there is none. */
export const manifestOf = (folder: string): DocumentAdapter<Manifest> =>
  new DocumentAdapter(manifestPath(folder), Manifest);
