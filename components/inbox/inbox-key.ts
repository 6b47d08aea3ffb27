/** Where a page of the inbox begins, as it stands in the address. What cannot be read begins at the first. */
export function readInboxKey(text: string | undefined): { isRead: boolean; recordedAt: Date; id: string } | null {
  const found = /^(read|new)_(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? "");
  return found?.[3] ? { isRead: found[1] === "read", recordedAt: new Date(Number(found[2])), id: found[3] } : null;
}

export function writeInboxKey({ isRead, recordedAt, id }: { isRead: boolean; recordedAt: Date; id: string }): string {
  return `${isRead ? "read" : "new"}_${recordedAt.getTime()}_${id}`;
}
