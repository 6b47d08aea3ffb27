import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { publishedNewPurchases, publishedPurchases } from "./published-repeat-buying.fixture";
import {
  expectedPurchases,
  futurePurchasesPmf,
  newCustomerPurchases,
  probabilityAlive,
  purchasesPmf,
  type RepeatParams,
} from "./repeat-buying";

/**
 * METRICS B1: CDNOW in weeks, to the digits of the likeliest, as BTYD prints it, and as everybody rounds it. Its rows of NBD
 * and Pareto/NBD are of other models, which are not here.
 */
const exact: RepeatParams = { model: "bg_nbd", r: 0.24259452, alpha: 4.41360199, a: 0.79292201, b: 2.42590675 };
const btyd: RepeatParams = { model: "bg_nbd", r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 };
const rounded: RepeatParams = { model: "bg_nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const lifetimes: RepeatParams = { model: "bg_nbd", r: 0.2425929, alpha: 4.4135307, a: 0.7928864, b: 2.4257546 };

describe("the published figures", () => {
  // Beside ours what Hardie's sheet prints, whose last sum stops too early.
  test.each([
    [0.1429, 0.007816, 0.0078, 5e-5],
    [1, 0.0531843, 0.0532, 5e-5],
    [3, 0.1506308, 0.1506, 5e-5],
    [31.8571, 1.0404891, 1.0405, 5e-5],
    [32, 1.043732, 1.0437, 5e-5],
    [78, 1.8579583, 1.8576, 1e-3],
  ])("a new customer's purchases in %s weeks", (weeks, purchases, printed, near) => {
    const found = newCustomerPurchases(exact, weeks);
    // The parameters have eight places: the last of them moves the sum of 78 weeks by 8e-8.
    expect(Math.abs(found - purchases)).toBeLessThan(weeks < 78 ? 5.1e-8 : 1e-7);
    expect(Math.abs(found - printed)).toBeLessThan(near);
  });

  it("gives BTYD's year of a new customer", () => {
    expect(newCustomerPurchases(btyd, 52)).toBeCloseTo(1.4440042, 7);
  });

  it("gives Hardie's example to fourteen digits", () => {
    const found = expectedPurchases(rounded, { repeats: 2, untilLast: 30.43, untilNow: 38.86 }, 39);
    expect(Math.abs(found - 1.22602817476714)).toBeLessThan(2e-14);
  });

  it("gives BTYD's customer 1516", () => {
    const customer = { repeats: 26, untilLast: 216 / 7, untilNow: 31 };
    expect(expectedPurchases(btyd, customer, 52)).toBeCloseTo(25.7565859, 7);
    expect(probabilityAlive(btyd, customer)).toBeCloseTo(0.96885226, 8);
  });

  test.each([
    [10, 0.3474606],
    [15, 0.04283391],
    [20, 0.004158973],
    [25, 0.0003583685],
  ])("the more often one bought, the more silence says: %s purchases", (repeats, purchases) => {
    const found = expectedPurchases(btyd, { repeats, untilLast: 20, untilNow: 39 }, 52);
    expect(Number(found.toPrecision(7))).toBe(purchases);
  });

  // lifetimes' times have two places, so that the sixth of the purchases is not ours.
  test.each([
    [509, 18, 35.14, 35.86, 0.424877],
    [841, 19, 34.0, 34.14, 0.474738],
    [1981, 17, 28.43, 28.86, 0.486526],
    [157, 29, 37.71, 38.0, 0.662396],
    [1516, 26, 30.86, 31.0, 0.710623],
  ])("lifetimes' week of customer %s", (_, repeats, untilLast, untilNow, purchases) => {
    const found = expectedPurchases(lifetimes, { repeats, untilLast, untilNow }, 1);
    expect(Math.abs(found - purchases)).toBeLessThan(3e-6);
  });

  it("gives BTYD's probabilities of so many purchases", () => {
    expect(Number(purchasesPmf(rounded, 10, 2).toPrecision(8))).toBe(1.0786896e-7);
    expect(purchasesPmf(rounded, 0, 39)).toBeCloseTo(0.57378635, 8);
  });

  test.each([
    [11, 0.0019995214],
    [12, 0.0015170236],
    [13, 0.001163315],
    [14, 0.0009003148],
    [15, 0.0007023638],
    [16, 0.0005517902],
    [17, 0.0004361913],
    [18, 0.0003467171],
    [19, 0.0002769613],
    [20, 0.000222226],
  ])("lifetimes' probability of %s purchases in thirty weeks", (purchases, probability) => {
    expect(purchasesPmf(rounded, purchases, 30)).toBeCloseTo(probability, 10);
  });
});

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyParams: fc.Arbitrary<RepeatParams> = fc.record({
  model: fc.constantFrom("bg_nbd", "mbg_nbd"),
  r: number(0.05, 20),
  alpha: number(0.5, 200),
  a: number(0.05, 20),
  b: number(0.05, 50),
});
const anyCustomer = fc
  .record({ repeats: fc.nat(60), untilNow: number(1, 200), part: number(0.01, 1) })
  .map(({ repeats, untilNow, part }) => ({ repeats, untilNow, untilLast: repeats === 0 ? 0 : part * untilNow }));

describe("the sums", () => {
  it("are the published closed forms, where those can be computed", () => {
    fc.assert(
      fc.property(anyParams, anyCustomer, number(0.1, 100), (params, customer, ahead) => {
        fc.pre(Math.abs(params.a - 1) > 0.01 && Math.abs(params.a + params.b - 1) > 0.01);
        const found = expectedPurchases(params, customer, ahead);
        const published = publishedPurchases(params, customer, ahead);
        expect(Math.abs(found - published)).toBeLessThan(1e-9 * (1 + published));
        const isBg = { ...params, model: "bg_nbd" } as const;
        const fresh = newCustomerPurchases(isBg, ahead);
        expect(Math.abs(fresh - publishedNewPurchases(isBg, ahead))).toBeLessThan(1e-9 * (1 + fresh));
      }),
      { numRuns: 300 },
    );
  });

  it("have no hole where the closed form divides by 0: a = 1 lies between its neighbours", () => {
    const at = (a: number, b: number) => newCustomerPurchases({ ...rounded, a, b }, 52);
    expect(at(1, 2.5)).toBeCloseTo((at(1 - 1e-6, 2.5) + at(1 + 1e-6, 2.5)) / 2, 9);
    expect(at(0.4, 0.6)).toBeCloseTo((at(0.4, 0.6 - 1e-6) + at(0.4, 0.6 + 1e-6)) / 2, 9);
  });

  it("expect what their probabilities add up to, and these add up to one", () => {
    fc.assert(
      fc.property(anyParams, anyCustomer, number(0.1, 5), (params, customer, ahead) => {
        fc.pre((ahead * (params.r + customer.repeats)) / (params.alpha + customer.untilNow) < 8);
        let [whole, mean] = [0, 0];
        for (let n = 0; n < 400; n++) {
          const probability = futurePurchasesPmf(params, customer, n, ahead);
          whole += probability;
          mean += n * probability;
        }
        expect(whole).toBeCloseTo(1, 9);
        expect(mean).toBeCloseTo(expectedPurchases(params, customer, ahead), 8);
      }),
      { numRuns: 60 },
    );
  });

  it("mean the same in weeks and in days", () => {
    fc.assert(
      fc.property(anyParams, anyCustomer, number(0.1, 100), (params, { repeats, ...customer }, ahead) => {
        const days = { repeats, untilLast: customer.untilLast * 7, untilNow: customer.untilNow * 7 };
        const found = expectedPurchases({ ...params, alpha: params.alpha * 7 }, days, ahead * 7);
        const weeks = expectedPurchases(params, { repeats, ...customer }, ahead);
        expect(Math.abs(found - weeks)).toBeLessThan(1e-11 * (1 + weeks));
      }),
    );
  });
});

describe("at the edges", () => {
  it("takes everybody who bought once to be alive by BG/NBD, as it assumes, and not by MBG/NBD", () => {
    const once = { repeats: 0, untilLast: 0, untilNow: 39 };
    expect(probabilityAlive(rounded, once)).toBe(1);
    expect(probabilityAlive({ ...rounded, model: "mbg_nbd" }, once)).toBeLessThan(0.72);
  });

  it("knows somebody who came today: nothing bought, nothing lost", () => {
    const today = { repeats: 0, untilLast: 0, untilNow: 0 };
    expect(expectedPurchases(rounded, today, 52)).toBe(newCustomerPurchases(rounded, 52));
    expect(probabilityAlive({ ...rounded, model: "mbg_nbd" }, today)).toBeCloseTo(2.426 / (2.426 + 0.793), 12);
  });

  it("expects nothing of no time", () => {
    expect(newCustomerPurchases(rounded, 0)).toBe(0);
    expect([0, 1].map((n) => purchasesPmf(rounded, n, 0))).toEqual([1, 0]);
  });

  // Computed with 60 digits (mpmath): rates so high, or times so long, that single probabilities are below 1e-308.
  test.each([
    [280, 0.18, 32.5, 0.125, 84, 1.003968253968254, 0.000120321517606046],
    [250, 0.125, 0.25, 5.5, 6.5, 2436.704546723251, 0.02971274219521],
    [0.25, 0.03125, 0.5, 3, 300, 105.8185716043673, 0.06762193114906],
  ])("keeps its digits for r = %s and alpha = %s, a = %s and b = %s, in %s", (r, alpha, a, b, ahead, mean, three) => {
    const params: RepeatParams = { model: "bg_nbd", r, alpha, a, b };
    expect(Math.abs(newCustomerPurchases(params, ahead) / mean - 1)).toBeLessThan(1e-12);
    expect(Math.abs(purchasesPmf(params, 3, ahead) / three - 1)).toBeLessThan(1e-12);
  });

  it("overflows nowhere for ten thousand purchases", () => {
    const daily = { repeats: 10_000, untilLast: 1499, untilNow: 1500 };
    const found = expectedPurchases(rounded, daily, 52);
    expect(found).toBeGreaterThan(300);
    expect(found).toBeLessThan(350);
    expect(probabilityAlive(rounded, { ...daily, untilLast: 20 })).toBe(0);
    expect(expectedPurchases(rounded, { ...daily, untilLast: 20 }, 52)).toBe(0);
  });
});
