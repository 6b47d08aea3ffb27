import type { Measured } from "./measure";

const rows = ["floor", "app"] as const;
let isBegun = false;

/** One question as six lines: the floor and the product, with one client and with sixteen, and the queries alone. */
export function print(measured: Measured | undefined): void {
  if (!measured) return;
  if (!isBegun) {
    console.log(
      "question              clients    median       p95       p99    req/s   web CPU    db CPU     bytes  of floor   buffers",
    );
    isBegun = true;
  }
  for (const clients of ["one", "sixteen"] as const)
    for (const who of rows) {
      const side = measured[who][clients];
      const share = measured.app[clients].perSecond / measured.floor[clients].perSecond;
      const cells = [
        `${measured.question} ${who}`.padEnd(24),
        (clients === "one" ? "1" : "16").padStart(4),
        ms(side.median),
        ms(side.p95),
        ms(side.p99),
        side.perSecond.toFixed(0).padStart(8),
        ms(side.webCpu),
        ms(side.databaseCpu),
        String(side.bytes).padStart(9),
        who === "app" ? `1/${(1 / share).toFixed(1)}`.padStart(9) : "".padStart(9),
        who === "app" && clients === "one" ? String(measured.buffers).padStart(9) : "",
      ];
      console.log(cells.join(" "));
    }
  for (const { plans, median, p95, p99, buffers } of measured.statements)
    console.log(
      [
        `${measured.question} queries, ${plans} plans`.padEnd(29),
        ms(median),
        ms(p95),
        ms(p99),
        String(buffers).padStart(59),
      ].join(" "),
    );
}

function ms(value: number | null): string {
  return (value === null ? "?" : value.toFixed(2)).padStart(9);
}
