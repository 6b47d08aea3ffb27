import type { ContactCause, ContactChannel, ContactDirection, JourneyStage } from "./contact";
import { contactCauses, contactChannels, contactDirections, journeyStages } from "./contact";
import { brief, cellReader, keyReader, notADay, orderOf, tooLong, wordReader } from "./import-cells";
import { momentReader } from "./import-moment";
import type { ContactRow, Frame, Read, RowReader } from "./import-row";

/** What other systems call the channels, in four languages. */
export const channelOf = wordReader<ContactChannel>({
  phone: "call, phone call, telephone, telefon, telefonat, anruf, appel, telefono, llamada, tel",
  email: "e-mail, mail, courriel, correo",
  visit: "meeting, in person, branch, shop, store, besuch, visite, visita",
  letter: "post, fax, brief, lettre, carta",
  chat: "live chat, whatsapp, messenger",
  text: "sms, text message",
  social: "social media, twitter, facebook, instagram, x",
  web: "website, form, web form, portal, online",
});

const directionOf = wordReader<ContactDirection>({
  in: "inbound, incoming, received, from customer, eingehend, eingang, entrant, entrante",
  out: "outbound, outgoing, sent, to customer, ausgehend, ausgang, sortant, saliente",
});

const causeOf = wordReader<ContactCause>({
  product: "fault, quality",
  bill: "billing, invoice, payment",
  information: "info, question, enquiry, inquiry",
  promise_broken: "broken promise",
  own: "our own accord",
  other: "",
});

const stageOf = wordReader<JourneyStage>({
  find_and_buy: "buy",
  start: "onboarding",
  use: "",
  get_help: "help, support",
  renew: "renewal",
  leave: "cancel",
});

const feelings = ["very unhappy", "unhappy", "neutral", "happy", "delighted"];

/** Reads the lines of a contacts file: conversations that were held elsewhere. */
export function contactReader(frame: Frame): RowReader<ContactRow> {
  const cell = cellReader(frame);
  const keyOf = keyReader(frame);
  const momentOf = momentReader(orderOf(frame.mapping.dayOrder), frame.defaults.zone);
  return (cells): Read<ContactRow> => {
    const found = keyOf(cells);
    if ("reason" in found) return found;
    const when = cell(cells, "happenedAt");
    const moment = when && momentOf(when);
    if (!moment) return { reason: notADay(when, frame.mapping.dayOrder, "a day or a time") };
    const words = cell(cells, "words");
    if (!words) return { reason: "It does not say what was said." };
    if (words.length > 20_000) return { reason: tooLong("What was said", 20_000) };
    const [ref, by] = [cell(cells, "ref"), cell(cells, "by")];
    if (ref && ref.length > 200) return { reason: tooLong("The id in the other system", 200) };
    const told = readWords((field) => cell(cells, field));
    if ("reason" in told) return told;
    return { row: { key: found.key, ref, by, words, happenedAt: moment.from, ...told }, remarks: [] };
  };
}

type Told = Pick<ContactRow, "channel" | "direction" | "cause" | "stage" | "feeling">;

function readWords(cell: (field: string) => string | null): Told | { reason: string } {
  const channel = channelOf(cell("channel") ?? "");
  if (!channel) return { reason: notAWord(cell("channel"), "a channel", contactChannels) };
  const direction = directionOf(cell("direction") ?? "");
  if (!direction) return { reason: notAWord(cell("direction"), "a direction", contactDirections) };
  const cause = optional(cell("cause"), causeOf);
  if (cause === undefined) return { reason: notAWord(cell("cause"), "a cause", contactCauses) };
  const stage = optional(cell("stage"), stageOf);
  if (stage === undefined) return { reason: notAWord(cell("stage"), "a journey stage", journeyStages) };
  const feeling = optional(cell("feeling"), feelingOf);
  if (feeling === undefined)
    return { reason: notAWord(cell("feeling"), "a feeling", ["1", "2", "3", "4", "5", ...feelings]) };
  return { channel, direction, cause, stage, feeling };
}

function optional<Word>(text: string | null, read: (text: string) => Word | undefined): Word | null | undefined {
  return text === null ? null : read(text);
}

function feelingOf(text: string): number | undefined {
  if (/^[1-5]$/.test(text)) return Number(text);
  const found = feelings.indexOf(text.toLowerCase());
  return found < 0 ? undefined : found + 1;
}

/** "“fax machine” is not a channel: phone, email, …". */
export function notAWord(text: string | null, what: string, words: readonly string[]): string {
  const known = words.map((word) => word.replaceAll("_", " ")).join(", ");
  return `“${brief(text ?? "")}” is not ${what}. Known are: ${known}.`;
}
