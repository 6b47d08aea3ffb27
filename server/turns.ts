/** So many are at work and so many wait that another one is turned away; nothing was done. */
export class TooBusy extends Error {}

type Turns = {
  /** How many work at one time. */
  atOnce: number;
  /** How many may wait for their turn; without it any number. */
  mayWait?: number;
};

/** Lets in so many at one time of whatever is given to it; the others take turns in the order in which they came. */
export function turns({
  atOnce,
  mayWait = Number.POSITIVE_INFINITY,
}: Turns): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mayWait) throw new TooBusy("Too many are waiting.");
      await new Promise<void>((go) => waiting.push(go));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
