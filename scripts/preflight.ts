import { openGiven } from "@/db/given";
import { readSecrets } from "@/db/postgres/secrets";
import { Fault } from "@/server/domain/fault";
import type { Settings } from "@/server/env";
import { portFault } from "./port-fault";

/** Everything that can be known to be wrong before anything is begun, said at once. */
export async function preflight(settings: Settings, dataDir: string, host: string): Promise<void> {
  const faults = await Promise.all([portFault(settings.PORT, host), databaseFault(settings, dataDir)]);
  const found = faults.filter((fault) => fault !== null);
  if (found.length > 0) throw new Fault(found.join("\n"));
}

async function databaseFault(settings: Settings, dataDir: string): Promise<string | null> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings;
  if (!url) return null;
  return openGiven({ url, ownerUrl, appPassword: readSecrets(dataDir).appPassword }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Fault) return error.message;
      throw error;
    },
  );
}
