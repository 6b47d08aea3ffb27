import { newId } from "@/db/id";
import { segments, segmentVersions } from "@/db/schema";
import type { Rule } from "../domain/rule";
import type { World } from "./database";

/** A rule over one place. */
export const inPlace = (...texts: string[]): Rule => ({
  match: "all",
  conditions: [{ field: "place", is: "is", value: { texts } }],
});

/** A saved segment with its first version. */
export async function aSegment(
  { tx }: World,
  { by, name = "In Leeds", rule = inPlace("Leeds") }: { by: string; name?: string; rule?: Rule },
): Promise<{ id: string; versionId: string }> {
  const [id, versionId] = [newId(), newId()];
  await tx.insert(segments).values({ id, name, createdBy: by });
  await tx.insert(segmentVersions).values({ id: versionId, segmentId: id, version: 1, rule, byId: by });
  return { id, versionId };
}
