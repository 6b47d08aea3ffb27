/** A band in a list: "Top, best customer", "Middle". */
export function bandWords(band: string, isBest: boolean): string {
  return isBest ? `${band}, best customer` : band;
}
