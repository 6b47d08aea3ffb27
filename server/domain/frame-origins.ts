/**
 * Who may show a page of ours inside a page of theirs, as the policy's source list: whole web origins, parted by blanks or
 * commas. "'none'" where nothing is given, and where anything given is not an origin: what cannot be read permits nobody.
 */
export function frameSources(given: string | undefined): string {
  const wanted = (given ?? "").split(/[\s,]+/).filter(Boolean);
  return wanted.length > 0 && wanted.every(isOrigin) ? wanted.join(" ") : "'none'";
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(text) && URL.canParse(text);
}
