import { plusMinutes } from "./calendar";
import { inTime, movedBy, tooLate } from "./promise-times";
import { actorOf, type Made, type Promising, writeAnswer, writeContactAbout, writeEvent } from "./promise-writer";
import * as words from "./words/promises";

/** How a promise may end. Every ending tells its events up to `now` and nothing later. */
export type Ending = (promising: Promising, made: Made) => void;

const keptSoFar = (promising: Promising, made: Made, due: Made["due"], after: Date): void => {
  const at = inTime(promising.random, after, due);
  if (at < promising.calendar.now) keep(promising, made, at);
};

/** Kept in time: claimed, or shown by a contact; some are asked and answer. */
export const kept: Ending = (promising, made) => keptSoFar(promising, made, made.due, made.recordedAt);

const claimed = (promising: Promising, made: Made, at: Date) =>
  writeEvent(promising, made, "fulfilled", actorOf(made, promising.random), at);

function keep(promising: Promising, made: Made, at: Date): void {
  const { random } = promising;
  const by = actorOf(made, random);
  if (random.chance(0.42)) {
    const feeling = random.weighted([
      [5, 4],
      [4, 5],
      [3, 2],
      [null, 3],
    ] as const);
    const contactId = writeContactAbout(promising, made, by, at, "out", random.pick(words.keptWith), "own", feeling);
    writeEvent(promising, made, "fulfilled", by, plusMinutes(at, 3), { contactId });
  } else claimed(promising, made, at);
  if (random.chance(0.19)) ask(promising, made, at);
}

function ask(promising: Promising, made: Made, doneAt: Date): void {
  const { random, calendar } = promising;
  const askedAt = plusMinutes(doneAt, random.int(2 * 1440, 3 * 1440));
  const answeredAt = plusMinutes(askedAt, random.int(20, 2900));
  if (askedAt > calendar.now) return;
  const answer = random.weighted([
    ["yes", 94],
    ["late", 3.5],
    ["no", 2.5],
  ] as const);
  writeAnswer(promising, made, askedAt, random.chance(0.64) && answeredAt < calendar.now ? answeredAt : null, answer);
}

const late: Ending = (promising, made) => {
  const { random, calendar } = promising;
  const by = actorOf(made, random);
  const at = plusMinutes(tooLate(random, made.due, calendar.now), -4);
  if (at <= made.due.at) return;
  const contactId = writeContactAbout(
    promising,
    made,
    by,
    at,
    "out",
    random.pick(words.lateWith),
    "promise_broken",
    random.pick([1, 2, 2, 3]),
  );
  writeEvent(promising, made, "fulfilled", by, plusMinutes(at, 3), { contactId });
};

/** Done in time, they say, but noted after it fell due and with nothing to show for it. */
const unproven: Ending = (promising, made) => {
  const at = tooLate(promising.random, made.due, promising.calendar.now);
  if (at <= made.due.at) return;
  writeEvent(promising, made, "fulfilled", actorOf(made, promising.random), at, {
    occurredAt: plusMinutes(made.due.at, -20),
  });
};

const movedByCustomer: Ending = (promising, made) => {
  const { random } = promising;
  const by = actorOf(made, random);
  const newDue = movedBy(made.due, random.int(1, 4));
  const at = inTime(random, made.recordedAt, { ...made.due, opensAt: null, at: plusMinutes(made.due.at, -20) });
  if (at > promising.calendar.now) return;
  const reason = random.pick(words.movedByCustomer);
  const contactId = writeContactAbout(promising, made, by, at, "in", reason, "information", null);
  writeEvent(promising, made, "moved", by, plusMinutes(at, 3), {
    initiator: "customer",
    agreed: true,
    newDue,
    contactId,
    reason,
  });
  keptSoFar(promising, made, newDue, plusMinutes(at, 10));
};

const movedByUs: Ending = (promising, made) => {
  const newDue = movedBy(made.due, promising.random.int(1, 3));
  const at = moveWithConsent(promising, made, newDue);
  if (at) keptSoFar(promising, made, newDue, plusMinutes(at, 10));
};

/** Moved by us, with consent, to a time still to come. */
export function moveAhead(promising: Promising, made: Made, newDueAt: Date): void {
  moveWithConsent(promising, made, { ...made.due, at: newDueAt });
}

/** Returns when it was moved; null where that would be in the time to come. */
function moveWithConsent(promising: Promising, made: Made, newDue: Made["due"]): Date | null {
  const { random, calendar } = promising;
  const by = actorOf(made, random);
  const at = inTime(random, made.recordedAt, { ...made.due, opensAt: null, at: plusMinutes(made.due.at, -20) });
  if (at > calendar.now) return null;
  const feeling = random.pick([2, 3, null]);
  const contactId = writeContactAbout(promising, made, by, at, "out", random.pick(words.agreedWith), "own", feeling);
  const reason = random.pick(words.movedByUs);
  writeEvent(promising, made, "moved", by, plusMinutes(at, 3), {
    initiator: "us",
    agreed: true,
    newDue,
    contactId,
    reason,
  });
  return at;
}

/** Moved without asking, and then done by the first time after all. */
const movedForNothing: Ending = (promising, made) => {
  const { random } = promising;
  const at = plusMinutes(made.recordedAt, 6);
  const newDue = movedBy(made.due, 1);
  writeEvent(promising, made, "moved", actorOf(made, random), at, {
    initiator: "us",
    agreed: false,
    newDue,
    reason: random.pick(words.movedByUs),
  });
  keptSoFar(promising, made, made.due, plusMinutes(at, 2));
};

const cancelledByCustomer: Ending = (promising, made) => {
  const { random } = promising;
  const by = actorOf(made, random);
  const at = inTime(random, made.recordedAt, { ...made.due, opensAt: null, at: plusMinutes(made.due.at, -12) });
  if (at > promising.calendar.now) return;
  const reason = random.pick(words.cancelledByCustomer);
  const contactId = writeContactAbout(promising, made, by, at, "in", reason, "information", random.pick([3, 4, null]));
  writeEvent(promising, made, "cancelled", by, plusMinutes(at, 3), { initiator: "customer", contactId, reason });
};

const cancelledByUs: Ending = (promising, made) => {
  const { random } = promising;
  const at = inTime(random, made.recordedAt, made.due);
  if (at > promising.calendar.now) return;
  writeEvent(promising, made, "cancelled", actorOf(made, random), at, {
    initiator: "us",
    reason: random.pick(words.cancelledByUs),
  });
};

const voided: Ending = (promising, made) => {
  const { random, calendar } = promising;
  const requested = plusMinutes(made.recordedAt, random.int(4, 20));
  const owner = "person" in made.owner ? made.owner.person : null;
  const second = SECONDS.find((name) => name !== made.madeBy && name !== owner);
  writeEvent(promising, made, "void_requested", made.madeBy, requested, { reason: random.pick(words.voidReasons) });
  const confirmed = inTime(random, requested, { ...made.due, opensAt: null });
  if (second && confirmed < calendar.now) writeEvent(promising, made, "voided", second, confirmed);
};

/** Who confirms that something was entered in error. */
const SECONDS = ["Mohammed Iqbal", "Grace Lindqvist", "Daniel Reyes"];

/** Nothing has happened yet. */
export const stillOpen: Ending = () => {};

/** Asked for as void; waits for a second person. */
export const voidAsked: Ending = (promising, made) => {
  const at = plusMinutes(made.recordedAt, 7);
  writeEvent(promising, made, "void_requested", made.madeBy, at, { reason: promising.random.pick(words.voidReasons) });
};

/** Tried inside the window with a message left, reached the morning after. */
const attempted: Ending = (promising, made) => {
  const { random, calendar } = promising;
  const by = actorOf(made, random);
  const at = inTime(random, made.recordedAt, made.due);
  if (at > calendar.now) return;
  const contactId = writeContactAbout(promising, made, by, at, "out", random.pick(words.attemptedWith), "own", null);
  writeEvent(promising, made, "attempted", by, plusMinutes(at, 3), { messageLeft: true, contactId });
  const reached = tooLate(random, made.due, calendar.now);
  if (reached > made.due.at) writeEvent(promising, made, "fulfilled", by, reached);
};

/** Came before the window opened, when nobody was in. */
const tooEarly: Ending = (promising, made) => {
  if (made.due.opensAt === null) return kept(promising, made);
  const at = plusMinutes(made.due.opensAt, -40);
  if (at <= plusMinutes(made.recordedAt, 5) || at > promising.calendar.now) return kept(promising, made);
  const by = actorOf(made, promising.random);
  const contactId = writeContactAbout(
    promising,
    made,
    by,
    at,
    "out",
    promising.random.pick(words.tooEarlyWith),
    "own",
    2,
  );
  writeEvent(promising, made, "fulfilled", by, plusMinutes(at, 3), { contactId });
};

const handedOver: Ending = (promising, made) => {
  const from = actorOf(made, promising.random);
  const to = from === "Siân Pritchard" ? "Amara Boateng" : "Siân Pritchard";
  const at = plusMinutes(made.recordedAt, 8);
  writeEvent(promising, made, "handed_over", from, at, { newOwner: to });
  keptSoFar(promising, { ...made, owner: { person: to } }, made.due, plusMinutes(at, 4));
};

/** Keep pressed on the wrong line and taken back; then kept for real. */
const mispressed: Ending = (promising, made) => {
  const by = actorOf(made, promising.random);
  const at = plusMinutes(made.recordedAt, 9);
  const retractsId = writeEvent(promising, made, "fulfilled", by, at);
  const reason = promising.random.pick(words.retractReasons);
  writeEvent(promising, made, "retracted", by, plusMinutes(at, 4), { retractsId, reason });
  keptSoFar(promising, made, made.due, plusMinutes(at, 20));
};

/** How often each ending comes. What is not listed as kept, attempted or taken out of the count was not kept. */
export const endings: readonly (readonly [Ending, number])[] = [
  [kept, 83.4],
  [late, 3.1],
  [unproven, 0.8],
  [movedByCustomer, 3],
  [movedByUs, 1.7],
  [movedForNothing, 0.5],
  [cancelledByCustomer, 1.8],
  [cancelledByUs, 0.8],
  [voided, 0.6],
  [attempted, 1.3],
  [tooEarly, 2.5],
  [handedOver, 1.6],
  [mispressed, 0.4],
];
