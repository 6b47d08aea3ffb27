import { getReferredValue } from "@/server/advocacy/queries/value";
import type { Context } from "@/server/context";
import {
  meanOf,
  newcomerWorth,
  sharedError,
  type Worth,
  worthOfReferral,
  worthOfStaying,
} from "@/server/domain/customer-worth";
import { hasShare } from "@/server/domain/enough";
import type { ValueInputs, ValueSum } from "@/server/domain/value-method";
import { getValuePage, type ValuePage } from "@/server/values/queries/page";

type Shown = NonNullable<ValuePage["shown"]>;

/**
 * Everything the page of values shows: methods, fits and refusals, and the fit by which values are written, with parameters,
 * errors, bounds, the check against a holdout, and what bands come to. It is kept for everybody on the day of a fit alone, and
 * says so: another day, threshold or segment does not change it.
 */
export async function toldValues(reader: Context) {
  const { shown, methods, fits, isDue } = await getValuePage(reader.db);
  const [inForce] = methods;
  const referred = await getReferredValue(reader);
  return {
    keptFor: "everybody, on the day of the fit: it does not depend on --as-of, --lapse-days or --segment",
    ...{ methodInForce: inForce ?? null, isDue, shown },
    worth: shown && inForce ? worths(shown, inForce, reader.organisation.currency) : null,
    referral: {
      ...{ asOf: referred.asOf, currency: reader.organisation.currency, compared: referred.answer },
      worth: inForce ? worthOfReferral(referred.answer?.difference ?? null, inForce) : null,
    },
    ...{ methods, fits },
  };
}

/** What a new customer is worth and what it is worth that one stays; what winning costs in another currency is not known. */
function worths({ sums, newcomer, currency }: Shown, inForce: ValueInputs, currencyNow: string) {
  const ofNew = newcomerWorth(sums, newcomer, currency === currencyNow ? inForce.winningCostMinor : null);
  const shared = sharedError(newcomer);
  const groups = [
    ...sums.bands.map(({ band, ...of }) => [`band ${band}`, of] as const),
    ...(sums.active ? [["active", sums.active] as const] : []),
    ...([
      ["repeaters", sums.repeaters],
      ["once", sums.once],
      ["everybody", sums.all],
    ] as const),
  ];
  return {
    ...{ currency, newCustomer: ofNew },
    each: groups.map(([of, { expected, historic }]) => ({
      ...{ of, expected: meanKnown(expected, shared), historic: meanKnown(historic, 0) },
      staying: expected && known(worthOfStaying(expected, ofNew, shared ?? 0), shared),
    })),
  };
}

/** A mean with its interval; none of under ten. */
function meanKnown(sum: ValueSum | null, shared: number | null) {
  if (sum === null || !hasShare(sum.customers)) return null;
  return { customers: sum.customers, ...known(meanOf(sum, shared ?? 0), shared) };
}

/** Without the error that all values of one fit share an interval would be too narrow: then there is none. */
function known(found: Worth | null, shared: number | null) {
  return found && shared === null ? { worth: found.worth, low: null, high: null } : found;
}
