import type { Chance } from "./chance";
import { cholesky, dot } from "./curvature";
import type { Spender, ValueModels, ValueTerms } from "./lifetime-value";
import { believe } from "./repeat-buying";
import { moveRepeat, moveSpend, type ValueFits } from "./value-interval";
import type { Interval } from "./wilson";

/** Values found by living customers' futures one by one, to hold the formulas against. */

/** Models as likely as the fitted ones, given their errors: from the normal distribution of the parameters' logarithms. */
export function drawModels({ repeat, spend }: ValueFits, many: number, chance: Chance): ValueModels[] {
  const draw = drawerOf(chance);
  const [repeatRoot, spendRoot] = [cholesky(repeat.covariance) ?? [], cholesky(spend.covariance) ?? []];
  return Array.from({ length: many }, () => ({
    repeat: moveRepeat(repeat.params, draw(repeatRoot)),
    spend: moveSpend(spend.params, draw(spendRoot)),
  }));
}

/**
 * How this one customer may turn out, once for each of the models: alive or not, an own rate, chance of leaving and level
 * of spending as the history leaves them open, then purchase after purchase, discounted as in `lifetimeValue`, whose value
 * is their mean. Most outcomes of most customers are 0. With `drawModels` the parameters' errors are in it too.
 */
export function outcomes(
  models: readonly ValueModels[],
  customer: Spender,
  terms: ValueTerms,
  chance: Chance,
): readonly number[] {
  return models.map((model) => terms.margin * outcome(model, customer, terms, chance));
}

/** The middle 95 % of what was drawn. Null of nothing. */
export function middleOf(drawn: readonly number[]): Interval | null {
  const rising = [...drawn].sort((a, b) => a - b);
  const low = rising[Math.floor(0.025 * (rising.length - 1))];
  const high = rising[Math.ceil(0.975 * (rising.length - 1))];
  return low === undefined || high === undefined ? null : { low, high };
}

function outcome({ repeat, spend }: ValueModels, customer: Spender, terms: ValueTerms, chance: Chance): number {
  const { alive, params } = believe(repeat, customer);
  if (chance.even() >= alive) return 0;
  const rate = chance.gamma(params.r) / params.alpha;
  const leaving = chance.beta(params.a, params.b);
  const known = customer.repeats === 0 ? 0 : customer.repeats * customer.mean;
  const thrift = chance.gamma(spend.q + spend.p * customer.repeats) / (spend.gamma + known);
  let sum = 0;
  for (let at = wait(rate, chance); at < terms.months * terms.month; at += wait(rate, chance)) {
    const month = Math.max(1, Math.ceil(at / terms.month));
    sum += chance.gamma(spend.p) / thrift / (1 + terms.discount) ** month;
    if (chance.even() < leaving) break;
  }
  return sum;
}

function wait(rate: number, { even }: Chance): number {
  return -Math.log(even()) / rate;
}

function drawerOf({ normal }: Chance) {
  return (root: readonly (readonly number[])[]): number[] => {
    const even = root.map(normal);
    return root.map((row) => dot(row, even));
  };
}
