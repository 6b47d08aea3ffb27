import type { Worth } from "./concentration";
import { hasShare } from "./enough";
import type { Finding } from "./finding";
import { shareInWords } from "./share-words";

/** How much of everything bought hangs on the fifth who buy most; of under ten customers no share is spoken. */
export function concentrationFinding({
  customers,
  totalMinor,
  top,
}: Pick<Worth, "customers" | "totalMinor" | "top">): Finding {
  if (totalMinor <= 0) return { reading: "none", words: "Nothing has been bought yet." };
  if (!hasShare(customers))
    return { reading: "too_few", words: `Too few customers to say how much hangs on a few: ${customers}.` };
  const share = shareInWords(top.minor / totalMinor);
  return { reading: "same", words: `One in five customers brings ${share} of everything bought.` };
}
