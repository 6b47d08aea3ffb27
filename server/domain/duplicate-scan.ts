/** How duplicates are looked for: by shared numbers and addresses, by names in one place, by days of birth. */
const scanLooks = ["handles", "names", "births"] as const;
export type ScanLook = (typeof scanLooks)[number];

/** Each look goes over all customers in this many parts, so that none holds the database for long. */
export const partsPerLook = 8;

/** All parts of a scan in their order. */
export const scanParts: readonly { look: ScanLook; part: number }[] = scanLooks.flatMap((look) =>
  Array.from({ length: partsPerLook }, (_, part) => ({ look, part })),
);
