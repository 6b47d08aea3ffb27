import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second, as Linux counts a process's time. */
const ticksPerSecond = 100;

/** CPU milliseconds a process and all it has started have used so far; null where /proc does not tell. */
export function cpuOf(pid: number): number | null {
  try {
    const family = new Set([pid]);
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const stats = processes.map((name) => statOf(Number(name))).filter((stat) => stat !== null);
    for (let grown = -1; grown !== family.size; ) {
      grown = family.size;
      for (const { id, parent } of stats) if (family.has(parent)) family.add(id);
    }
    const ticks = stats.filter(({ id }) => family.has(id)).reduce((sum, stat) => sum + stat.ticks, 0);
    return (ticks * 1000) / ticksPerSecond;
  } catch {
    return null;
  }
}

function statOf(id: number): { id: number; parent: number; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { id, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
