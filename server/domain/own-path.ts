/** Where to go after signing in: a path of our own and nothing else, however it is written. "/" for anything else. */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return "/";
  const url = new URL(next, "http://standpoint.invalid");
  return url.origin === "http://standpoint.invalid" ? `${url.pathname}${url.search}` : "/";
}
