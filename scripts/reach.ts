import { setTimeout as pause } from "node:timers/promises";
import type { Settings } from "@/server/env";
import {
  dataDirOf,
  embeddedLogins,
  type Installation,
  isAnswering,
  isDemo,
  openInstallation,
  prepare,
} from "./installation";
import { isHeld, takeLock } from "./lock";

/**
 * The database that `npm start` would use, for a command: the running one, or one that is started for the command
 * and stopped after it. Two commands that both need to start it take turns.
 */
export async function reachInstallation(settings: Settings, purpose: string): Promise<Installation> {
  const dataDir = dataDirOf(settings);
  if (settings.DATABASE_URL) return openInstallation(settings, dataDir);
  let hasSaid = false;
  for (;;) {
    const taken = await takeLock(dataDir, purpose);
    if (!isHeld(taken)) return startFor(settings, dataDir, taken.release);
    const logins = embeddedLogins(settings, dataDir);
    if (taken.purpose === "npm start" && (await isAnswering(logins.appUrl))) {
      return { ...logins, isDemo: isDemo(settings), isRunning: () => true, stop: async () => undefined };
    }
    if (!hasSaid) console.error(`Waiting for ${taken.purpose} (process ${taken.process.pid}) …`);
    hasSaid = true;
    await pause(500);
  }
}

async function startFor(settings: Settings, dataDir: string, release: () => void): Promise<Installation> {
  try {
    const installation = await openInstallation(settings, dataDir);
    await prepare(installation, (sentence) => console.error(sentence));
    const stop = () => installation.stop().finally(release);
    return { ...installation, stop };
  } catch (error) {
    release();
    throw error;
  }
}
