import type { Database } from "@/db/client";
import { organisation } from "@/db/schema";

export type OrganisationSettings = {
  name: string;
  zone: string;
  country: string;
  currency: string;
  heavyShare: number;
  heavyValueMinor: number | null;
  sessionIdleMinutes: number;
};

export async function getOrganisation(db: Database): Promise<OrganisationSettings> {
  const [row] = await db.select().from(organisation);
  if (!row) throw new Error("Nobody has set the organisation up.");
  const { id: _, isDemo: __, ...settings } = row;
  return { ...settings, heavyShare: Number(row.heavyShare) };
}
