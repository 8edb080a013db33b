import * as v from 'valibot';

const Pixels = v.pipe(v.number(), v.integer());

/** Where a window is and how large, in device-independent pixels. */
export const Bounds = v.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels });
export type Bounds = v.InferOutput<typeof Bounds>;

/** What is remembered of the window between two runs. `bounds` are those of the window when it is not maximized. */
export const WindowState = v.object({
  bounds: v.optional(v.nullable(Bounds), null),
  maximized: v.optional(v.boolean(), false),
});
export type WindowState = v.InferOutput<typeof WindowState>;

/** The smallest window the layout is made for. */
export const MINIMUM_SIZE = { width: 720, height: 480 } as const;
/** How large the first window is, in device-independent pixels. */
export const DEFAULT_SIZE = { width: 1120, height: 740 } as const;

/**
 * Where to open the window: as it was left, moved and shrunk so that it is wholly on the display it was mostly on.
 * On a display that is no longer there, or for the first time, only a size: the system finds a place for it.
 *
 * @param workAreas the displays without their panels and docks; the primary one first
 */
export function placeWindow(saved: Bounds | null, workAreas: readonly Bounds[]): Partial<Bounds> {
  const area = saved && mostCovered(saved, workAreas);
  if (!saved || !area) return fitting(saved ?? DEFAULT_SIZE, workAreas[0]);
  const size = fitting(saved, area);
  return {
    ...size,
    x: clamp(saved.x, area.x, area.x + area.width - size.width),
    y: clamp(saved.y, area.y, area.y + area.height - size.height),
  };
}

type Size = Pick<Bounds, 'width' | 'height'>;

function fitting(size: Size, area: Size | undefined): Size {
  return {
    width: clamp(size.width, MINIMUM_SIZE.width, area?.width ?? size.width),
    height: clamp(size.height, MINIMUM_SIZE.height, area?.height ?? size.height),
  };
}

/** The display with most of the window; null when none of it is on any. */
function mostCovered(window: Bounds, areas: readonly Bounds[]): Bounds | null {
  let best: Bounds | null = null;
  let most = 0;
  for (const area of areas) {
    const covered = overlap(window, area);
    if (covered > most) {
      best = area;
      most = covered;
    }
  }
  return best;
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** `value` within the limits; the lower one counts when a display is smaller than the smallest window. */
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
