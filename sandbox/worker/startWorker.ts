import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

export interface WorkerOptions {
  port: number;
  /** The Worker's configuration, as text. */
  variables: Record<string, string>;
  /** A folder of its own: local queues, the log, the written configuration. */
  directory: string;
}

export interface RunningWorker {
  url: string;
  /** Fires the cron once, as Cloudflare does each minute; `wrangler dev` does not by itself. */
  tick(): Promise<void>;
  /** Ends it at once, in the middle of whatever it does, as a crash would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The Worker did not come up. The message says why and where to read more. */
export class WorkerStartError extends Error {
  override readonly name = "WorkerStartError";
}

/** Starts the Worker in workerd through `wrangler dev`, on the loopback interface. Resolves once it answers. */
export async function startWorker({ port, variables, directory }: WorkerOptions): Promise<RunningWorker> {
  await requirePort(port);
  await mkdir(directory, { recursive: true });
  const configFile = join(directory, "wrangler.toml");
  await writeFile(configFile, withBucket(await readFile(join(project, "wrangler.toml"), "utf8")));
  const envFile = join(directory, "worker.env");
  await writeFile(envFile, envText(variables), { mode: 0o600 });
  const logFile = join(directory, "worker.log");
  const log = createWriteStream(logFile);
  const child = spawn(
    process.execPath,
    [wranglerEntry(), ...wranglerArguments(port, configFile, envFile, directory)],
    {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, so that workerd ends together with wrangler.
      detached: true,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1", CI: "1" },
    },
  );
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await end(child);
    log.end();
    await rm(envFile, { force: true });
  };
  const atExit = () => killGroup(child, "SIGKILL");
  process.once("exit", atExit);
  child.once("exit", () => process.off("exit", atExit));
  try {
    await untilAnswering(url, child, logFile);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    async tick() {
      const answer = await fetch(`${url}/cdn-cgi/handler/scheduled`);
      await answer.body?.cancel();
    },
    async kill() {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      if (child.exitCode !== null || child.signalCode !== null) return;
      killGroup(child, "SIGKILL");
      await ended;
    },
    close,
  };
}

function wranglerEntry(): string {
  return join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
}

function wranglerArguments(port: number, configFile: string, envFile: string, directory: string): string[] {
  return [
    "dev",
    ...["--config", configFile],
    ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
    ...["--env-file", envFile, "--persist-to", join(directory, "state")],
    ...["--log-level", "info", "--show-interactive-dev-session", "false"],
  ];
}

/** The Worker's configuration with a bucket for files, which wrangler keeps on this machine; deploying goes without. */
function withBucket(config: string): string {
  const main = config.replace(
    /^main = "(.+)"$/m,
    (_, path) => `main = ${JSON.stringify(join(project, path))}`,
  );
  if (/^\[\[r2_buckets\]\]/m.test(main)) return main;
  return `${main}\n[[r2_buckets]]\nbinding = "ATTACHMENTS"\nbucket_name = "threadbook-attachments"\n`;
}

/** Values in single quotes are taken as they are; none of ours holds one. */
function envText(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join("");
}

/** Waits until the Worker says that it is up, whatever it says of its database. */
async function untilAnswering(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new WorkerStartError(`The Worker stopped while starting; ${logFile} says why.`);
    const answer = await health(url);
    if (answer?.status === "up") return;
    if (answer !== null) throw new WorkerStartError(await refusal(logFile));
    // The log is not there before its first line.
    if ((await readFile(logFile, "utf8").catch(() => "")).includes("Build failed"))
      throw new WorkerStartError(`The Worker cannot be built; ${logFile} says why.`);
    await wait(150);
  }
  throw new WorkerStartError(`The Worker does not answer at ${url}; ${logFile} says more.`);
}

/** What `GET /healthz` answers; null while nothing does. */
async function health(url: string): Promise<{ status?: string } | null> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.json()) as { status?: string };
  } catch {
    return null;
  }
}

/** What the Worker's log says of its own configuration, where that is what stops it. It is written a moment later. */
async function refusal(logFile: string): Promise<string> {
  for (let patience = 20; patience > 0; patience--) {
    const log = await readFile(logFile, "utf8");
    const sentence = /Threadbook cannot start: (?:[^\n"\\]|\\.)+/.exec(log)?.[0];
    if (sentence) return sentence.replaceAll('\\"', '"');
    await wait(100);
  }
  return `The Worker fails at its first request; ${logFile} says why.`;
}

/** Fails at once where somebody else has the port; wrangler would say so in its log only. */
async function requirePort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  killGroup(child, "SIGTERM");
  await Promise.race([ended, wait(3_000, undefined, { ref: false }).then(() => killGroup(child, "SIGKILL"))]);
}
