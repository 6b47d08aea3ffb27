/** A browser says where a request comes from; whoever says nothing (a script with a cookie) is nobody's victim. */
export function isSameOrigin(head: Headers): boolean {
  const site = head.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = head.get("origin");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === head.get("host"));
}
