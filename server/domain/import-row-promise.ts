import { contactChannels } from "./contact";
import { cellReader, keyReader, notADay, orderOf, tooLong, wordReader } from "./import-cells";
import { momentReader, type ReadMoment } from "./import-moment";
import type { Frame, PromiseRow, Read, RowReader } from "./import-row";
import { channelOf, notAWord } from "./import-row-contact";
import { type PromiseKind, promiseKinds } from "./promise-words";

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
    const times = readTimes((field) => cell(cells, field), momentOf, frame);
    if ("reason" in times) return times;
    return { row: { key: found.key, ref, said, kind, channel, owner: cell(cells, "owner"), ...times }, remarks: [] };
  };
}

type Times = Pick<PromiseRow, "madeAt" | "dueAt" | "duePrecision" | "keptAt" | "cancelledAt">;

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
  };
  for (const [field, moment] of Object.entries(moments))
    if (moment === undefined) return { reason: notADay(cell(field), mapping.dayOrder, "a day or a time") };
  const { madeAt: made, dueAt: due, keptAt: kept, cancelledAt: cancelled } = moments;
  if (!made || !due) return { reason: "It does not say when it was said, or until when." };
  if (due.until <= made.from) return { reason: "It was due before it was said." };
  if (kept && cancelled) return { reason: "It cannot have been kept and called off." };
  const end = kept ?? cancelled;
  if (end && end.until < made.from) return { reason: "It was over before it was said." };
  return {
    madeAt: made.from,
    dueAt: due.until,
    duePrecision: due.hasTime ? "time" : "end_of_day",
    keptAt: kept ? kept.until : null,
    cancelledAt: cancelled ? cancelled.until : null,
  };
}
