import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { pipeline } from "node:stream";

/** Where the door leads: to a port of this machine, nowhere (`shut`), or nowhere yet (`waiting`). */
export type DoorState = number | "shut" | "waiting";

/** The address that the extension was built for, and how to tell the door where it leads. */
export interface DoorAddress {
  url: string;
  controlUrl: string;
}

/** Changes where the door leads. Connections that went elsewhere end; those that waited go on. */
export async function setDoor({ controlUrl }: DoorAddress, state: DoorState): Promise<void> {
  const answer = await fetch(`${controlUrl}/${state}`, { method: "PUT" });
  if (!answer.ok) throw new Error(`The door answered ${answer.status}.`);
}

/**
 * One address that stays the same for a whole run, because the extension is built for it; behind it each test file
 * starts a Worker of its own. Shutting it is how a test loses its connection.
 */
export async function openDoor(): Promise<DoorAddress & { close(): Promise<void> }> {
  let state: DoorState = "shut";
  const passing = new Set<Socket>();
  const waiting = new Set<Socket>();

  function admit(socket: Socket): void {
    if (state === "shut") socket.destroy();
    else if (state === "waiting") waiting.add(socket);
    else {
      passing.add(socket);
      pipeline(socket, connect(state, "127.0.0.1"), socket, () => passing.delete(socket));
    }
  }

  const front = createServer({ pauseOnConnect: true }, (socket) => {
    // A caller that gives up is none of the door's business.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => waiting.delete(socket));
    admit(socket);
  });
  const control = createHttpServer((request, response) => {
    const asked = (request.url ?? "").slice(1);
    state = asked === "shut" || asked === "waiting" ? asked : Number(asked);
    for (const socket of passing) socket.destroy();
    const held = [...waiting];
    waiting.clear();
    for (const socket of held) admit(socket);
    response.end();
  });
  return {
    url: await listen(front),
    controlUrl: await listen(control),
    async close() {
      for (const socket of [...passing, ...waiting]) socket.destroy();
      control.closeAllConnections();
      await Promise.all([front, control].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", done);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
