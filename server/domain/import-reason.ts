/** The kind of a reason: what a row said stands in quotation marks, and how many cells it has is its own; both are left out. */
export function kindOfReason(reason: string): string {
  return reason.replace(/“[^”]*”/g, "“…”").replace(/\d+(?= (?:cells|lines))/g, "…");
}
