import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CustomerZone } from "./due-calendar";

export type ZoneFacts = {
  /** The zone they told us. */
  statedZone: string | null;
  /** The country of their address. */
  country: string | null;
  /** Their phone numbers in E.164. */
  phones: readonly string[];
  organisationZone: string;
};

/**
 * The customer's clock (ruling 9): the stated zone, else the zone of the address, else of a phone's country, else the
 * organisation's. A country speaks only where it has a single zone; everything but `stated` is an assumption.
 */
export function customerZone({ statedZone, country, phones, organisationZone }: ZoneFacts): CustomerZone {
  if (statedZone !== null) return { zone: statedZone, from: "stated" };
  const address = country === null ? null : singleZone(country);
  if (address !== null) return { zone: address, from: "address" };
  const [phone] = phones.flatMap((number) => phoneZone(number) ?? []);
  if (phone !== undefined) return { zone: phone, from: "phone" };
  return { zone: organisationZone, from: "organisation" };
}

function phoneZone(number: string): string | null {
  const country = parsePhoneNumberFromString(number)?.country;
  return country ? singleZone(country) : null;
}

const known = new Map<string, string | null>();

function singleZone(country: string): string | null {
  const found = known.get(country);
  if (found !== undefined) return found;
  const [zone, ...others] = zonesOf(country);
  const single = zone !== undefined && others.length === 0 ? zone : null;
  known.set(country, single);
  return single;
}

/** `timeZones` became `getTimeZones()` on the way to the standard; Node 20 has the first. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[] | undefined;
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
