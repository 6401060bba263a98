import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** What a child process answers, by name. */
type Answers = Record<string, (...args: never[]) => unknown>;

interface Question {
  id: number;
  name: string;
  args: never[];
}

type Reply = { id: number; result: unknown } | { id: number; error: string };

/** In the child: answers what the parent asks until the connection ends, then calls `close`. */
export function answerParent(answers: Answers, close: () => Promise<void>): void {
  process.on("message", (question: Question) => {
    void reply(answers, question).then((answer) => process.send?.(answer));
  });
  // A terminal interrupts the whole group: the parent decides when this ends, or is gone and thereby ends it.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.once("disconnect", () => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

async function reply(answers: Answers, { id, name, args }: Question): Promise<Reply> {
  try {
    const answer = answers[name];
    if (answer === undefined) throw new Error(`Nothing answers ${name}.`);
    return { id, result: await answer(...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** A service in a process of its own, so that its work is not counted as anybody else's. */
export interface ChildService<Asked extends Answers> {
  ask<Name extends keyof Asked & string>(
    name: Name,
    ...args: Parameters<Asked[Name]>
  ): Promise<Awaited<ReturnType<Asked[Name]>>>;
  close(): Promise<void>;
}

/** Starts the file as a child process that calls {@link answerParent}. */
export function startChild<Asked extends Answers>(file: URL): ChildService<Asked> {
  const child = fork(file, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let asked = 0;
  child.on("message", (answer: Reply) => {
    const question = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) question?.reject(new Error(answer.error));
    else question?.resolve(answer.result as never);
  });
  child.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} has ended.`));
    waiting.clear();
  });
  return {
    ask(name, ...args) {
      return new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        child.send({ id, name, args }, (error) => {
          if (error) reject(error);
        });
      });
    },
    close: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.disconnect();
  const impatience = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(impatience);
}
