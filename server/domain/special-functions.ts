/** ζ(k) − 1 for k = 2, 3, …: what is left after the first terms of the series of log Γ about 2. */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8,
] as const;

const eulerGamma = 0.5772156649015329;
const halfLogTwoPi = 0.9189385332046728;

/** B₂ₖ / 2k(2k − 1) of Bernoulli's numbers. */
const bernoulli = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;

/** From here on Stirling's series is exact to the last digit. */
const large = 10;

/**
 * The logarithm of Γ(x) for x > 0, to about 1e-15 relative, also beside its zeros at 1 and 2: the power series about 2
 * there, brought near by Γ(x + 1) = xΓ(x) up to 10, and Stirling's series above.
 * Source: Abramowitz & Stegun 6.1.33, 6.1.15, 6.1.41.
 */
export function logGamma(x: number): number {
  if (x >= large) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingRest(x);
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  if (x < 1.5) return aboutTwo(x - 1) - Math.log1p(x - 1);
  let [near, product] = [x, 1];
  for (; near > 2.5; product *= near) near -= 1;
  return aboutTwo(near - 2) + Math.log(product);
}

/**
 * The logarithm of B(a, b) = Γ(a)Γ(b) / Γ(a + b) for a, b > 0. For large arguments the three logarithms, which would
 * cancel one another (all digits are gone at b = 1e17), are put together first.
 * Source: Didonato & Morris 1992, TOMS 708, `BETALN`.
 */
export function logBeta(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  if (high < large) return logGamma(low) + (logGamma(high) - logGamma(low + high));
  const sum = low + high;
  const rest = stirlingRest(high) - stirlingRest(sum);
  const fall = (high - 0.5) * Math.log1p(-low / sum);
  if (low < large) return logGamma(low) + rest + fall + low - low * Math.log(sum);
  return halfLogTwoPi + stirlingRest(low) + rest + (low - 0.5) * Math.log(low / sum) + fall - Math.log(sum) / 2;
}

/** log Γ(2 + z) for |z| ≤ ½, exact beside 0 too. */
function aboutTwo(z: number): number {
  let [sum, power] = [z * (1 - eulerGamma), -z];
  for (const [at, coefficient] of zetaLessOne.entries()) {
    power *= -z;
    sum += (coefficient * power) / (at + 2);
  }
  return sum;
}

/** log Γ(x) less its first terms (x − ½) log x − x + ½ log 2π, for x ≥ 10: a series in 1 / x². */
function stirlingRest(x: number): number {
  const square = 1 / (x * x);
  return bernoulli.reduceRight((sum, term) => sum * square + term, 0) / x;
}
