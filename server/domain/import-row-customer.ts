import { readCountry } from "./country";
import { normalHandle } from "./handle";
import type { IdentityChannel } from "./identity";
import { brief, cellReader, dayReader, keyReader, notADay, phoneCountry, tooLong } from "./import-cells";
import type { CustomerRow, Frame, Read, ReadIdentity, RowReader } from "./import-row";

const longest = 300;

/** Reads the lines of a customers file. Nothing is guessed into another type: what cannot be read is said. */
export function customerReader(frame: Frame): RowReader<CustomerRow> {
  const cell = cellReader(frame);
  const keyOf = keyReader(frame);
  const dayOf = dayReader(frame);
  return (cells): Read<CustomerRow> => {
    const country = readCountry(cell(cells, "country"));
    if (country === undefined) return { reason: `“${brief(cell(cells, "country") ?? "")}” is not a country we know.` };
    const spoken = country ?? phoneCountry(frame);
    const found = keyOf(cells, spoken);
    if ("reason" in found) return found;
    const organisation = cell(cells, "organisation");
    const parts = [cell(cells, "given"), cell(cells, "family")].filter(Boolean).join(" ");
    const name = organisation ?? cell(cells, "name") ?? (parts || null);
    if (!name) return { reason: "There is no name." };
    const [called, place] = [cell(cells, "called"), cell(cells, "place")];
    const long = Object.entries({ "The name": name, "How they like to be called": called, "The place": place });
    for (const [what, text] of long) if (text && text.length > longest) return { reason: tooLong(what, longest) };
    const since = cell(cells, "since");
    const statedSinceOn = since === null ? null : dayOf(since);
    if (since !== null && statedSinceOn === null) return { reason: notADay(since, frame.mapping.dayOrder) };
    const { identities, notUnderstood, remarks } = readIdentities((field) => cell(cells, field), spoken);
    const kind = organisation ? "organisation" : "person";
    const row = {
      key: found.key,
      kind,
      name,
      called,
      place,
      country,
      statedSinceOn,
      identities,
      notUnderstood,
    } as const;
    return { row, remarks };
  };
}

const handles: Record<string, { channel: IdentityChannel; what: string }> = {
  external: { channel: "external", what: "an id" },
  account: { channel: "account", what: "an account number" },
  email: { channel: "email", what: "an e-mail address" },
  otherEmail: { channel: "email", what: "an e-mail address" },
  phone: { channel: "phone", what: "a phone number" },
  otherPhone: { channel: "phone", what: "a phone number" },
};

type Identities = { identities: ReadIdentity[]; notUnderstood: string[]; remarks: string[] };

/** What they can be reached and found by. What cannot be read is kept word for word, and said. */
function readIdentities(cell: (field: string) => string | null, country: string): Identities {
  const read: Identities = { identities: [], notUnderstood: [], remarks: [] };
  for (const [field, { channel, what }] of Object.entries(handles)) {
    const handle = cell(field);
    if (!handle) continue;
    const normal = handle.length > 320 ? null : normalHandle(channel, handle, country);
    if (normal && normal.length <= 320) addOnce(read.identities, { channel, handle, normal });
    else {
      read.notUnderstood.push(`${channel}: ${handle}`);
      const where = channel === "phone" ? ` (${country})` : "";
      read.remarks.push(`“${brief(handle)}” cannot be read as ${what}${where}; it is kept as a note.`);
    }
  }
  return read;
}

function addOnce(identities: ReadIdentity[], identity: ReadIdentity): void {
  const { channel, normal } = identity;
  if (!identities.some((known) => known.channel === channel && known.normal === normal)) identities.push(identity);
}
