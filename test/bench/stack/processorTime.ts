import { readdirSync, readFileSync } from "node:fs";

/** Linux counts the time of processes in hundredths of a second, whatever the kernel's own clock (proc(5)). */
const ticksPerSecond = 100;

/**
 * Processor seconds so far of all our descendants of a name, such as `workerd`; null where the system does not tell.
 */
export function descendantSeconds(name: string): number | null {
  const processes = readProcesses();
  if (processes === null) return null;
  const ours = new Set([process.pid]);
  let ticks = 0;
  // A child may have a lower number than its parent: go on until nobody is added.
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  for (const one of processes) if (ours.has(one.pid) && one.name === name) ticks += one.ticks;
  return ticks / ticksPerSecond;
}

interface ProcessLine {
  pid: number;
  parent: number;
  name: string;
  ticks: number;
}

function readProcesses(): ProcessLine[] | null {
  if (process.platform !== "linux") return null;
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => readProcess(Number(pid)) ?? []);
}

function readProcess(pid: number): ProcessLine | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, name = ""] = /\((.*)\)/s.exec(line) ?? [];
    // Behind the name: state, parent, … ; user and system time are fields 14 and 15 of proc(5).
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return { pid, name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It has ended between the listing and the reading.
    return null;
  }
}
