import { axes } from "./decision-words";
import type { LetterValues } from "./letter";

/** What could be better in a letter, beside its field. A hint never stands in the way. */
export type Hint = { field: string; sentence: string; decision?: { id: string; number: number } };

type Read = (name: string) => string;

/**
 * What A5 asks of a good statement and this letter does not give yet. Silent about what has not been written. What was
 * copied from another decision is found by the database. Source: GOVERNANCE A5.
 */
export function hintsOf(values: LetterValues): Hint[] {
  const read: Read = (name) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  return [
    ...viewHints(read("view")),
    ...axisHints(read),
    ...worstOffHints(read("worstOff")),
    ...predictionHints(read),
    ...tellingHints(read),
  ];
}

function viewHints(view: string): Hint[] {
  const codes = codesIn(view);
  const terms = termsIn(view);
  const named = (words: string[]) => words.map((word) => `“${word}”`).join(", ");
  return [
    codes.length > 0 ? `Would a customer write ${named(codes)}? It looks like a code of our own.` : null,
    terms.length > 0 ? `Would a customer say ${named(terms)}? It is a word of ours.` : null,
    isAboutThem(view) ? "This speaks about the customer. Write it as the customer would: “I …”." : null,
  ].flatMap((sentence) => (sentence ? [{ field: "view", sentence }] : []));
}

/** Letters every customer knows. */
const known = new Set(
  "UK GB USA EU BBC ITV TV DVD CD PC PIN SIM SMS ATM VAT NHS GP OK ID PS AM PM DIY MOT FAQ PDF QR USB GPS LED PO".split(
    " ",
  ),
);
const measured = /^\d+(?:[.,]\d+)?(?:st|nd|rd|th|am|pm|h|m|cm|mm|km|kg|g|l|ml|mb|gb|tb|kwh|kw|w|v|k|p|s|x)$/i;

/** Product codes and initials of our own: "R7", "KYC-2", "ARPU". */
export function codesIn(text: string): string[] {
  const found = text.match(/(?<![\p{L}\p{N}@/.])[A-Z0-9][A-Z0-9]*(?:[-_/][A-Z0-9]+)*(?![\p{L}\p{N}])/gu) ?? [];
  const isCode = (word: string) =>
    /[A-Z]/.test(word) && (/\d/.test(word) || /[A-Z]{3}/.test(word)) && !known.has(word) && !measured.test(word);
  // A whole sentence in capitals is loud, not a code.
  const isShouted = (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
  return isShouted ? [] : [...new Set(found.filter(isCode))].slice(0, 3);
}

const terms =
  /(?<!\p{L})(churn|kpis?|slas?|stakeholders?|touch ?points?|on-?boarding|up-?sell|cross-?sell|use cases?|end[- ]users?|roll-?out|backlog|customer base|value proposition|customer journey|self-service|deflect(?:ion)?|conversion|segments?|workflows?|b2[bc])(?!\p{L})/giu;

function termsIn(text: string): string[] {
  return [...new Set((text.match(terms) ?? []).map((word) => word.toLowerCase()))].slice(0, 3);
}

/** English, about customers, and nobody in it says "I" or "we". */
function isAboutThem(view: string): boolean {
  return (
    /(?<!\p{L})(?:the customers?|customers|they|users?)(?!\p{L})/iu.test(view) &&
    !/(?<!\p{L})(?:I|me|my|mine|myself|we|us|our|ours)(?!\p{L})/iu.test(view)
  );
}

function axisHints(read: Read): Hint[] {
  const isStill = axes.every((axis) => read(`axes.${axis}.step`) === "0");
  if (!isStill || read("view") === "" || ["", "none"].includes(read("affects"))) return [];
  const sentence =
    "Customers are affected, and yet nothing changes in time, worry, effort or money. Is that how they see it?";
  return [{ field: "axes", sentence }];
}

const numberWords =
  /(?<!\p{L})(?:none|nobody|no one|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|a third|a quarter|everybody|everyone|all)(?!\p{L})/iu;

function worstOffHints(worstOff: string): Hint[] {
  if (worstOff === "" || /[\p{N}〇一二三四五六七八九十百千万億]/u.test(worstOff) || numberWords.test(worstOff))
    return [];
  return [{ field: "worstOff", sentence: "How many are they? A number makes them real." }];
}

/** The predictions of a letter that say something. */
function predictionPlaces(read: Read): number[] {
  return [0, 1, 2, 3, 4].filter(
    (place) => read(`predictions.${place}.measure`) !== "" || read(`predictions.${place}.measureKey`) !== "",
  );
}

function predictionHints(read: Read): Hint[] {
  const places = predictionPlaces(read);
  const sure = (place: number) => Number(read(`predictions.${place}.probability`) || Number.NaN);
  const isAlwaysHalf = places.length > 0 && places.every((place) => sure(place) === 50);
  return [
    ...(isAlwaysHalf
      ? [
          {
            field: `predictions.${places[0]}.probability`,
            sentence: "Fifty per cent says: we do not know. How sure are you?",
          },
        ]
      : []),
    ...places
      .filter((place) => sure(place) < 5 || sure(place) > 95)
      .map((place) => ({
        field: `predictions.${place}.probability`,
        sentence: "This can hardly turn out otherwise. A prediction between 5 and 95 % can teach us something.",
      })),
  ];
}

/** The front line is the first line of who is told beforehand. */
function tellingHints(read: Read): Hint[] {
  const [frontLineOn, customersOn] = [read("tellings.0.on"), read("toldByOn")];
  if (read("toldHow") === "not_told" || !frontLineOn || !customersOn || frontLineOn <= customersOn) return [];
  return [
    {
      field: "tellings.0.on",
      sentence: "The front line hears of it after the customers. Whoever is asked should know first.",
    },
  ];
}
