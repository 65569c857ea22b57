// Looked up once: inside a vm context (jest) every use of a global costs as much as the function itself.
const { exp, log } = Math;

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
  return log(y) - 0.5 / y - series - shift;
}

/**
 * exp(psi(x)) without a logarithm, for x > 0: the mean-field weight of a Dirichlet parameter.
 *
 * exp(psi(y + 1/2)) = y + 1/(24 y) - 37/(5760 y^3) + 10313/(2903040 y^5) - 5509121/(1393459200 y^7) + ..., for x < 8 brought to
 * y = x + 7.5 by psi(x + 8) = psi(x) + sum 1/(x + i), i < 8. With u = x (x + 7) the sum is (2 x + 7) (1/u + 1/(u + 6) + 1/(u + 10) +
 * 1/(u + 12)): one division. Relative error below 1e-10.
 * @returns exp(psi(x)) >= 0, which underflows to 0 near x = 0.001
 */
export function expDigamma(x: number): number {
  if (x >= 8) return asymptotic(x - 0.5);
  const u = x * (x + 7);
  const low = u * (u + 6);
  const high = (u + 10) * (u + 12);
  return asymptotic(x + 7.5) * exp((-(2 * x + 7) * ((2 * u + 6) * high + (2 * u + 22) * low)) / (low * high));
}

function asymptotic(y: number): number {
  const inverse = 1 / y;
  const z = inverse * inverse;
  return y + (1 / 24 - z * (37 / 5760 - z * (10313 / 2903040 - (z * 5509121) / 1393459200))) * inverse;
}
