/**
 * Digamma function psi(x), the derivative of log gamma, for x > 0: upward recurrence to x >= 10, then the asymptotic
 * series (Abramowitz and Stegun 6.3.18); absolute error below 1e-13 for x >= 0.001.
 * @returns psi(x); -Infinity at 0, NaN below
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift += 1 / y;
    y += 1;
  }
  const z = 1 / (y * y);
  const series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z / 12))))));
  return Math.log(y) - 0.5 / y - series - shift;
}

/**
 * exp(psi(x)) without a logarithm, for x > 0: the mean-field weight of a Dirichlet parameter.
 *
 * exp(psi(y + 1/2)) = y + 1/(24 y) - 37/(5760 y^3) + 10313/(2903040 y^5) - 5509121/(1393459200 y^7) + ..., brought to
 * y + 1/2 >= 8 by psi(x) = psi(x + 1) - 1/x; relative error below 1e-11.
 * @returns exp(psi(x)) >= 0, which underflows to 0 near x = 0.001
 */
export function expDigamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 8) {
    shift += 1 / y;
    y += 1;
  }
  y -= 0.5;
  const z = 1 / (y * y);
  const value = y + (1 / 24 - z * (37 / 5760 - z * (10313 / 2903040 - (z * 5509121) / 1393459200))) / y;
  return shift === 0 ? value : value * Math.exp(-shift);
}
