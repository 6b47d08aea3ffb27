import { londonAt, plusMinutes, plusWorkingDays, weekdayName } from "./calendar";
import { herDay, type Okonkwo, withDays } from "./okonkwo";
import { spokenTime } from "./phrases";
import { type Due, inTime, minutesOf, quarter } from "./promise-times";
import { type Made, type Promising, writeAnswer, writeContactAbout, writeEvent, writePromise } from "./promise-writer";
import { okonkwoPromises, type PastPromise } from "./words/okonkwo";

/** What was promised to Mrs Okonkwo: seven of eight kept, and three open, one of them two hours overdue. */
export function writeOkonkwoPromises(promising: Promising, okonkwo: Okonkwo): void {
  for (const past of okonkwoPromises) writePast(promising, okonkwo, past);
  writeCallBack(promising, okonkwo);
  writeInvoice(promising, okonkwo);
  writeRefund(promising, okonkwo);
}

function writePast(promising: Promising, okonkwo: Okonkwo, past: PastPromise): void {
  const { calendar, random } = promising;
  const madeAt = londonAt(herDay(calendar, past.made), 635);
  const dueOn = herDay(calendar, past.due);
  const due: Due = { at: londonAt(dueOn, 17 * 60 + 30), opensAt: null, precision: "end_of_day" };
  const made = writePromise(promising, {
    ...common(okonkwo, null),
    kind: past.kind,
    said: withDays(calendar, past.said),
    madeBy: past.owner === "Leila Farouk" || past.owner === "Gareth Pugh" ? "Amara Boateng" : past.owner,
    madeAt,
    recordedAt: plusMinutes(madeAt, 4),
    owner: { person: past.owner },
    due,
  });
  const late = londonAt(plusWorkingDays(dueOn, 1), 585);
  writeDone(promising, made, past, past.isLate ? late : inTime(random, made.recordedAt, due));
}

function writeDone(promising: Promising, made: Made, past: PastPromise, at: Date): void {
  const [cause, feeling] = past.isLate ? (["promise_broken", 2] as const) : (["own", 4] as const);
  const contactId = writeContactAbout(promising, made, past.owner, at, "out", past.done, cause, feeling);
  writeEvent(promising, made, "fulfilled", past.owner, plusMinutes(at, 3), { contactId });
  if (past.answer) writeAnswer(promising, made, plusMinutes(at, 2 * 1440), plusMinutes(at, 3 * 1440), past.answer);
}

/** Due two hours ago, to the quarter, and nothing done. */
function writeCallBack(promising: Promising, okonkwo: Okonkwo): void {
  const { calendar } = promising;
  const dueAt = quarter(plusMinutes(calendar.now, -2 * 60 - 14));
  const minutes = minutesOf(dueAt);
  const madeAt = londonAt(calendar.daysAgo(1), 972);
  writePromise(promising, {
    ...common(okonkwo, okonkwo.ringingContactId),
    kind: "callback",
    said: `I’ll ring you with the engineer’s slot before ${spokenTime(Math.floor(minutes / 60), minutes % 60)}.`,
    madeBy: "Daniel Reyes",
    madeAt,
    recordedAt: plusMinutes(madeAt, 3),
    owner: { person: "Daniel Reyes" },
    isMoment: true,
    due: { at: dueAt, opensAt: null, precision: "time" },
  });
}

/** Due at five today; told late in the day, tomorrow. Owned by a team since nobody has taken it. */
function writeInvoice(promising: Promising, okonkwo: Okonkwo): void {
  const { calendar } = promising;
  const minutes = minutesOf(calendar.now);
  const isToday = minutes < 16 * 60 + 30;
  const isSaidToday = isToday && minutes > 9 * 60 + 45;
  const madeAt = isSaidToday ? londonAt(calendar.today, 9 * 60 + 20) : londonAt(calendar.daysAgo(1), 975);
  writePromise(promising, {
    ...common(okonkwo, okonkwo.ringingContactId),
    kind: "information",
    said: `You’ll have the corrected invoice by e-mail ${isSaidToday ? "today" : isToday ? "tomorrow" : `on ${weekdayName(calendar.daysAgo(-1))}`}.`,
    madeBy: "Amara Boateng",
    madeAt,
    recordedAt: plusMinutes(madeAt, 3),
    owner: { team: "Billing" },
    due: { at: londonAt(isToday ? calendar.today : calendar.daysAgo(-1), 17 * 60), opensAt: null, precision: "time" },
  });
}

function writeRefund(promising: Promising, okonkwo: Okonkwo): void {
  const { calendar } = promising;
  const madeAt = londonAt(calendar.daysAgo(1), 978);
  writePromise(promising, {
    ...common(okonkwo, okonkwo.ringingContactId),
    kind: "refund",
    said: "The refund for the second visit reaches your account within five working days.",
    madeBy: "Amara Boateng",
    madeAt,
    recordedAt: plusMinutes(madeAt, 3),
    owner: { person: "Tom Adeyemi" },
    wantedAt: londonAt(plusWorkingDays(calendar.daysAgo(1), 2), 17 * 60),
    due: {
      at: londonAt(plusWorkingDays(calendar.daysAgo(1), 5), 17 * 60 + 30),
      opensAt: null,
      precision: "end_of_day",
    },
  });
}

const common = (okonkwo: Okonkwo, contactId: string | null) => ({
  customerId: okonkwo.customer.id,
  channel: "phone",
  contactId,
});
