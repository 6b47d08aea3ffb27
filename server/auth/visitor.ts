/** Where a request came from: the last hop before us, as the server or the proxy in front of it wrote it down. */
export function addressOf(head: Headers): string | null {
  return head.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

/** Whether the browser speaks https, to us or to the proxy in front of us. */
export function isSecure(head: Headers): boolean {
  return head.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}
