import type { BandBecause } from "@/server/domain/band-words";
import type { Rule } from "@/server/domain/rule";
import { ruleSentence } from "@/server/domain/rule-sentence";

/**
 * Where somebody stands among buyers, rounded so that it never flatters: "top 0.5% by value" where 0.41% have bought
 * more. Null in the lower half, where that says nothing kind or useful.
 */
export function standingWords({ above }: Pick<BandBecause, "above">): string | null {
  if (above === 0) return "nobody has bought more";
  if (above > 0.5) return null;
  const percent = above < 0.1 ? Math.floor(above * 1000 + 1) / 10 : Math.floor(above * 100 + 1);
  return `top ${percent}% by value`;
}

/** What makes somebody a best customer, after "because": "in the Top band, and with us for at least 2 years". */
export function bestReason(rule: Rule): string {
  if (rule.conditions.length === 0) return "everyone who has bought is one";
  const they = ruleSentence(rule)
    .replace(/^Customers who /, "they ")
    .replace(/\.$/, "");
  const isPlain = rule.conditions.every(
    (entry) => "field" in entry && (entry.field === "band" || entry.field === "tenure"),
  );
  return isPlain ? shortened(they) : they;
}

function shortened(they: string): string {
  return they
    .replace(/\b(?:they )?are in the value band ([^,]+)/g, "in the $1 band")
    .replace(/\b(?:they )?have been with us for/g, "with us for");
}
