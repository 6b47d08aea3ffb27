import { contactChannels } from "./contact";
import { brief, cellReader, keyReader, notADay, orderOf, tooLong, wordReader } from "./import-cells";
import { momentReader, type ReadMoment } from "./import-moment";
import type { Frame, PromiseRow, Read, RowReader } from "./import-row";
import { channelOf, notAWord } from "./import-row-contact";
import { type Initiator, type PromiseKind, promiseKinds } from "./promise-words";

const kindOf = wordReader<PromiseKind>({
  callback: "call back, call, phone call, ring back, ruckruf, rappel, llamada",
  reply: "answer, response, email, letter, antwort, reponse, respuesta",
  appointment: "visit, meeting, termin, rendez-vous, cita",
  delivery: "shipment, lieferung, livraison, entrega",
  refund: "credit, repayment, erstattung, ruckzahlung, remboursement, reembolso",
  fix: "repair, engineer, reparatur, reparation, reparacion",
  information: "info, other, auskunft, information, informacion",
  charter: "service level, sla",
});

const askerOf = wordReader<Initiator>({
  customer: "client, they, them, kunde, kundin, cliente, the customer",
  us: "we, our, ours, company, staff, agent, wir, nous, nosotros, internal",
});

/** Reads the lines of a promises file: history of another system, judged on its own dates (ruling 7). */
export function promiseReader(frame: Frame): RowReader<PromiseRow> {
  const cell = cellReader(frame);
  const keyOf = keyReader(frame);
  const momentOf = momentReader(orderOf(frame.mapping.dayOrder), frame.defaults.zone);
  return (cells): Read<PromiseRow> => {
    const found = keyOf(cells);
    if ("reason" in found) return found;
    const said = cell(cells, "said");
    if (!said) return { reason: "It does not say what was promised." };
    if (said.length > 4000) return { reason: tooLong("What was promised", 4000) };
    const ref = cell(cells, "ref");
    if (ref && ref.length > 200) return { reason: tooLong("The id in the other system", 200) };
    const kind = kindOf(cell(cells, "promiseKind") ?? "information");
    if (!kind) return { reason: notAWord(cell(cells, "promiseKind"), "a kind of promise", promiseKinds) };
    const channel = channelOf(cell(cells, "channel") ?? "phone");
    if (!channel) return { reason: notAWord(cell(cells, "channel"), "a channel", contactChannels) };
    const askedBy = askerOf(cell(cells, "askedBy") ?? "us");
    if (!askedBy)
      return { reason: `“${brief(cell(cells, "askedBy") ?? "")}” does not say whether the customer asked, or we.` };
    const source = cell(cells, "source");
    if (source && source.length > 100) return { reason: tooLong("The other system's name", 100) };
    const times = readTimes((field) => cell(cells, field), momentOf, frame);
    if ("reason" in times) return times;
    const { remarks, ...read } = times;
    return {
      row: { key: found.key, ref, said, kind, channel, askedBy, source, owner: cell(cells, "owner"), ...read },
      remarks,
    };
  };
}

type Times = Pick<PromiseRow, "madeAt" | "dueAt" | "duePrecision" | "keptAt" | "cancelledAt" | "move"> & {
  remarks: string[];
};

function readTimes(
  cell: (field: string) => string | null,
  momentOf: (text: string) => ReadMoment | null,
  { mapping }: Frame,
): Times | { reason: string } {
  const read = (field: string) => {
    const text = cell(field);
    return text === null ? null : (momentOf(text) ?? undefined);
  };
  const moments = {
    madeAt: read("madeAt"),
    dueAt: read("dueAt"),
    keptAt: read("keptAt"),
    cancelledAt: read("cancelledAt"),
    movedAt: read("movedAt"),
    movedTo: read("movedTo"),
  };
  for (const [field, moment] of Object.entries(moments))
    if (moment === undefined) return { reason: notADay(cell(field), mapping.dayOrder, "a day or a time") };
  const { madeAt: made, dueAt: due, keptAt: kept, cancelledAt: cancelled } = moments;
  if (!made || !due) return { reason: "It does not say when it was said, or until when." };
  if (due.until <= made.from) return { reason: "It was due before it was said." };
  if (kept && cancelled) return { reason: "It cannot have been kept and called off." };
  const end = kept ?? cancelled;
  if (end && end.until < made.from) return { reason: "It was over before it was said." };
  const move = readMove(moments, made, end);
  if ("reason" in move) return move;
  return {
    madeAt: made.from,
    dueAt: due.until,
    duePrecision: precisionOf(due),
    keptAt: kept ? kept.until : null,
    cancelledAt: cancelled ? cancelled.until : null,
    ...move,
  };
}

type Given = Partial<Record<"movedAt" | "movedTo", ReadMoment | null | undefined>>;

/** Another time counts with the moment at which it was set; without, nobody can say that it was set in time. */
function readMove(
  { movedAt, movedTo }: Given,
  made: ReadMoment,
  end: ReadMoment | null | undefined,
): Pick<Times, "move" | "remarks"> | { reason: string } {
  if (!movedAt || !movedTo) {
    const remarks =
      movedAt || movedTo ? ["It does not say both when it was moved and to when: the first time is judged."] : [];
    return { move: null, remarks };
  }
  if (movedTo.until <= movedAt.until) return { reason: "It was moved to a time that had passed." };
  if (movedAt.until < made.from) return { reason: "It was moved before it was said." };
  if (end && end.until < movedAt.from) return { reason: "It was moved after it was over." };
  return { move: { at: movedAt.until, dueAt: movedTo.until, duePrecision: precisionOf(movedTo) }, remarks: [] };
}

function precisionOf({ hasTime }: ReadMoment): PromiseRow["duePrecision"] {
  return hasTime ? "time" : "end_of_day";
}
