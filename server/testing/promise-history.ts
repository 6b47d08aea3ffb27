/**
 * A promise log as another system gives it out, written for the purpose, and what is true of it, computed from how it was
 * made up and by nothing of the product: see promise-history.test.ts.
 */
export type Told = {
  ref: string | null;
  customer: string;
  madeAt: Date;
  dueAt: Date;
  fulfilledAt: Date | null;
  cancelledAt: Date | null;
  move: { at: Date; to: Date } | null;
  byCustomer: boolean;
};

type Row = Told & { cells: string[] };

/** Numbers that are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const day = 86_400_000;
const hour = 3_600_000;
const begin = Date.UTC(2026, 0, 2);
/** British summer time of 2026, written down here: from 29 March 01:00 to 25 October 01:00 UTC. */
const summer = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)] as const;

/** What the clock in London shows, in milliseconds as if it were UTC. */
function london(at: number): number {
  return at >= summer[0] && at < summer[1] ? at + hour : at;
}

/** The last millisecond of the London day that an instant lies in. */
function endOfDay(at: number): number {
  const shown = Math.floor(london(at) / day) * day + day - 1;
  const winter = shown;
  return winter - hour >= summer[0] && winter - hour < summer[1] ? winter - hour : winter;
}

function startOfDay(at: number): number {
  return endOfDay(at) - day + 1 + shift(at);
}

/** The days on which the clock is changed are an hour shorter or longer. */
function shift(at: number): number {
  const [first, last] = [endOfDay(at) - day + 1, endOfDay(at)];
  if (first <= summer[0] && last >= summer[0]) return hour;
  return first <= summer[1] - hour && last >= summer[1] ? -hour : 0;
}

const two = (number: number) => String(number).padStart(2, "0");

function dayOf(shown: number): string {
  const at = new Date(shown);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

type Written = { text: string; from: number; until: number };

/** A moment in one of the ways files write it; with its day alone it may be any instant of that day. */
function write(at: number, way: number): Written {
  const shown = london(at);
  const [date, clock] = [dayOf(shown), new Date(shown)];
  const time = `${two(clock.getUTCHours())}:${two(clock.getUTCMinutes())}`;
  const exact = { from: at, until: at };
  if (way === 0) return { text: date, from: startOfDay(at), until: endOfDay(at) };
  if (way === 1) return { text: `${date} ${time}`, ...exact };
  if (way === 2) return { text: `${new Date(at).toISOString().slice(0, 19)}Z`, ...exact };
  if (way === 3) {
    const half = clock.getUTCHours() < 12 ? "am" : "pm";
    return { text: `${date} ${clock.getUTCHours() % 12 || 12}:${two(clock.getUTCMinutes())} ${half}`, ...exact };
  }
  const there = new Date(at + 5 * hour + hour / 2);
  return { text: `${there.toISOString().slice(0, 19)}+05:30`, ...exact };
}

const quoted = [
  'He said "by noon, at the latest", and she laughed',
  "Two lines:\nthe part, and the bill",
  "Crème brûlée; schöne Grüße; 约定",
  "=1+1 as a reference",
  "The part, boxed, by hand",
];

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function aRow(at: number, pick: (below: number) => number): Row {
  const ways = () => pick(5);
  const minute = (below: number) => pick(below) * 60_000;
  const made = write(begin + pick(280) * day + 9 * hour + minute(420), ways());
  const due = write(made.until + day + pick(9) * day + minute(600), ways());
  const isMoved = pick(6) === 0;
  const movedAt = isMoved ? write(made.until + hour + minute(60 * 24 * 8), pick(4) + 1) : null;
  const movedTo = movedAt ? write(movedAt.until + day + pick(6) * day, ways()) : null;
  const from = Math.max(made.until, movedAt?.until ?? 0) + hour;
  const fate = pick(10);
  const fulfilled = fate < 6 ? write(from + minute(60 * 24 * 7), ways()) : null;
  const cancelled = fate === 6 || fate === 7 ? write(from + minute(60 * 24 * 6), ways()) : null;
  const byCustomer = pick(2) === 0;
  const ref = pick(4) === 0 ? null : `P-${at}`;
  const words = `${quoted[pick(quoted.length)]} (${at})`;
  const customer = `C-${pick(12)}`;
  const asked = byCustomer ? (pick(2) === 0 ? "customer" : "Kunde") : pick(2) === 0 ? "" : "us";
  const texts = [customer, words, made.text, due.text, fulfilled?.text ?? "", "Old desk", cancelled?.text ?? ""];
  return {
    ...{ ref, customer, byCustomer, madeAt: new Date(made.from), dueAt: new Date(due.until) },
    fulfilledAt: fulfilled ? new Date(fulfilled.until) : null,
    cancelledAt: cancelled ? new Date(cancelled.until) : null,
    move: movedAt && movedTo ? { at: new Date(movedAt.until), to: new Date(movedTo.until) } : null,
    cells: [...texts, asked, movedAt?.text ?? "", movedTo?.text ?? "", ref ?? ""],
  };
}

const header = "customer,words,made,due,fulfilled,source,cancelled,asked by,moved,moved to,id";

/** Rows that cannot be right, a word by which each is found again, and what is said of it. */
export const badRows: { line: string; mark: string; sentence: RegExp }[] = [
  {
    line: 'C-1,"An open quotation mark b-open,2026-02-01,2026-02-03,,Old desk,,,,,B-1',
    mark: "b-open",
    sentence: /quotation mark/,
  },
  {
    line: 'C-1,"Closed" and then more b-more,2026-02-01,2026-02-03,,Old desk,,,,,B-2',
    mark: "b-more",
    sentence: /quotation mark/,
  },
  { line: 'C-1,"""b-three,2026-02-01,2026-02-03,,Old desk,,,,,B-3', mark: "b-three", sentence: /quotation mark/ },
  { line: "C-1,A comma, too many b-comma,2026-02-01,2026-02-03,,Old desk,,,,,B-4", mark: "b-comma", sentence: /cells/ },
  {
    line: "C-99,Nobody here b-nobody,2026-02-01,2026-02-03,,Old desk,,,,,B-5",
    mark: "b-nobody",
    sentence: /no customer/,
  },
  { line: ",Whose b-whose,2026-02-01,2026-02-03,,Old desk,,,,,B-6", mark: "b-whose", sentence: /which customer/ },
  {
    line: "C-1,Due before made b-before,2026-02-05,2026-02-03,,Old desk,,,,,B-7",
    mark: "b-before",
    sentence: /due before it was said/,
  },
  {
    line: "C-1,Kept before made b-kept,2026-02-05,2026-02-09,2026-02-01,Old desk,,,,,B-8",
    mark: "b-kept",
    sentence: /over before it was said/,
  },
  {
    line: "C-1,Kept in the future b-future,2026-02-05,2026-02-09,2031-01-01,Old desk,,,,,B-9",
    mark: "b-future",
    sentence: /future/,
  },
  {
    line: "C-1,Kept and called off b-both,2026-02-05,2026-02-09,2026-02-06,Old desk,2026-02-06,us,,,B-10",
    mark: "b-both",
    sentence: /kept and called off/,
  },
  { line: "C-1,No such day b-day,2026-02-30,2026-03-09,,Old desk,,,,,B-11", mark: "b-day", sentence: /is not a day/ },
  { line: "C-1,Soon b-soon,2026-02-05,soon,,Old desk,,,,,B-12", mark: "b-soon", sentence: /is not a day/ },
  { line: "C-1,No due b-due,2026-02-05,,,Old desk,,,,,B-13", mark: "b-due", sentence: /until when/ },
  {
    line: "C-1,Who asked b-asked,2026-02-05,2026-02-09,,Old desk,2026-02-06,perhaps,,,B-14",
    mark: "b-asked",
    sentence: /whether the customer asked/,
  },
  {
    line: "C-1,Moved back b-back,2026-02-05,2026-02-09,,Old desk,,us,2026-02-07,2026-02-06,B-15",
    mark: "b-back",
    sentence: /a time that had passed/,
  },
  {
    line: "C-1,Moved when over b-over,2026-02-05,2026-02-09,2026-02-06,Old desk,,us,2026-02-08,2026-02-20,B-16",
    mark: "b-over",
    sentence: /moved after it was over/,
  },
  { line: "C-1,,2026-02-05,2026-02-09,,Old desk,,,,,b-empty", mark: "b-empty", sentence: /what was promised/ },
];

const pick = numbers(20_260_102);
const rows: Row[] = Array.from({ length: 300 }, (_, at) => aRow(at, pick));
/** Told with half of a move only: it comes in, with a remark, and its first time is judged. */
const half: Row = { ...aRow(300, numbers(7)), ref: "P-300", move: null, fulfilledAt: null, cancelledAt: null };
half.cells = [
  half.customer,
  "Moved, nobody knows when",
  ...half.cells.slice(2, 4),
  "",
  "Old desk",
  "",
  "",
  "",
  "2026-12-31",
  "P-300",
];

export const told: readonly Told[] = [...rows, half];

/** The file: a byte order mark, lines that end in one way or the other, a blank one, and the bad ones in between. */
export const historyCsv: string = `\ufeff${[
  header,
  ...[...rows, half].flatMap(({ cells }, at) => {
    const line = cells.map(cell).join(",");
    const bad = at % 17 === 5 ? badRows[(at - 5) / 17] : undefined;
    return bad ? [line, bad.line] : at % 50 === 3 ? [`${line}\r`, ""] : [line];
  }),
].join("\n")}\n`;

/** M1 of what is told, as of an instant: by the definition in GOVERNANCE B3 and nothing else. */
export function expectedAt(promises: readonly Told[], asOf: Date): { k: number; n: number } {
  let [k, n] = [0, 0];
  for (const promise of promises) {
    const { madeAt, dueAt, move, fulfilledAt, cancelledAt, byCustomer } = promise;
    if (madeAt > asOf) continue;
    const isWish = move !== null && byCustomer && move.at <= asOf && move.at <= dueAt;
    const headline = isWish ? move.to : dueAt;
    const isCalledOff = cancelledAt !== null && byCustomer && cancelledAt <= asOf && cancelledAt <= headline;
    if (asOf <= headline || isCalledOff) continue;
    n += 1;
    if (fulfilledAt !== null && fulfilledAt <= asOf && fulfilledAt <= headline) k += 1;
  }
  return { k, n };
}
