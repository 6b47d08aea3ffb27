/** Forms of companies, as the words they fall into; longer ones first where one holds another. */
const companyForms = [
  "gmbh co kgaa|gmbh co kg|gmbh co ohg|ag co kg|s a p i de c v|s a de c v|s de r l de c v|sa de cv|sp z o o|spol s r o|pty ltd|pte ltd|pvt ltd|co ltd|s r l|s a s|s a r l|s p a|s r o|s l u|b v b a|a s|a b|a g|s a|s l|s e|b v|n v|k k|l l c|l l p|l t d|p l c|o y",
  "gmbh|ggmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|ev|eg|ltd|limited|plc|llp|llc|lp|inc|incorporated|corp|corporation|co|company|cic|pty|pte|pvt|bhd|sdn|sa|sas|sasu|sarl|eurl|snc|spa|srl|srls|sl|slu|slne|sau|cv|sapi|bv|nv|vof|bvba|cvba|ab|hb|oy|oyj|as|asa|aps|ivs|is|ks|hf|ehf|ou|uab|sia|kft|zrt|nyrt|bt|sro|doo|dd|ad|ood|eood|spzoo|se|kk|gk|tbk|pt|ооо|оао|зао|пао|ао|ип|тов|еоод|оод|αε|επε|ικε",
]
  .flatMap((line) => line.split("|"))
  .map((form) => form.split(" "));

/** The same in scripts that put no space before them, and what stands in brackets for them. */
const unspacedForms =
  /^(?:株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|주식회사|유한회사|บริษัท)|(?:株式会社|有限会社|合同会社|合資会社|合名会社|股份有限公司|有限责任公司|有限責任公司|有限公司|公司|주식회사|유한회사|จำกัด(?:มหาชน)?)$|[㈱㈲]|[（(](?:株|有|주)[)）]/gu;

const titles = new Set(
  "mr mrs ms miss mx dr prof professor sir dame lady lord rev herr frau hr fr mme mlle monsieur madame sr sra srta don doña dott sig signora ing mag dipl frk fru г-н г-жа and und et y e og och en the".split(
    " ",
  ),
);

/**
 * The words of a name without titles, company forms and the "and" between two partners; null when that leaves nothing or
 * takes nothing away. People leave these out, add them and write them in every way.
 */
export function tellingWords(words: readonly string[]): string[] | null {
  const bare = words.map((word) => word.replace(unspacedForms, "")).filter((word) => word !== "");
  const core = withoutForm([...bare]).filter((word) => !titles.has(word.toLowerCase()));
  return core.length === 0 || core.join(" ") === words.join(" ") ? null : core;
}

/** Takes company forms off the end and the beginning, as long as something is left. */
function withoutForm(words: string[]): string[] {
  const lower = words.map((word) => word.toLowerCase());
  if (companyForms.some((form) => form.join(" ") === lower.join(" "))) return words;
  for (const form of companyForms) {
    if (form.length >= words.length) continue;
    if (form.every((word, at) => lower[lower.length - form.length + at] === word))
      return withoutForm(words.slice(0, -form.length));
    if (form.length === 1 && form[0] === lower[0] && form[0] !== "as") return withoutForm(words.slice(1));
  }
  return words;
}
