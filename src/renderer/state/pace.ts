/** Does something when asked, at once after a pause, and not more often than a pace allows. */
export interface Pace {
  ask(): void;
  /** What was asked for and is not done yet is not done any more. */
  dispose(): void;
}

/** What is asked for before `ms` have passed is done once, when they have. */
export function createPace(run: () => void, ms: number): Pace {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const go = () => {
    asked = false;
    timer = setTimeout(() => {
      timer = null;
      if (asked) go();
    }, ms);
    run();
  };
  return {
    ask() {
      if (timer === null) go();
      else asked = true;
    },
    dispose() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      asked = false;
    },
  };
}
