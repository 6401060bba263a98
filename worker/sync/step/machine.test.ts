import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelProvider, trash } from "#test/factory/model/modelProvider.ts";
import { modelSlice, type World } from "#test/factory/model/modelSync.ts";

const places = ["A", "B", trash];

function newWorld(isWhole: boolean): World {
  return {
    provider: modelProvider(isWhole),
    database: {
      ...{ emails: new Map(), pending: new Map(), cursors: new Map(), epoch: 0, leaseUntil: 0 },
      status: "connecting",
    },
    now: Date.UTC(2026, 10, 23),
    folders: places.map((id) => ({ id, name: id, included: id !== trash })),
    depth: "90d",
    faults: [],
    denied: new Set(),
  };
}

type Running = ReturnType<typeof modelSlice>[];

/** One thing that happens: to the mailbox, to the provider, to a slice, or to the clock. */
type Action = (world: World, running: Running) => void;

/** Shows in a counterexample by its name. */
const named = (name: string, action: Action): Action =>
  Object.assign(action, { [fc.toStringMethod]: () => name });

const nth = <Value>(values: Iterable<Value>, index: number): Value | undefined => {
  const all = [...values];
  return all[index % Math.max(1, all.length)];
};

let mails = 0;
const deliver = (place: string): Action =>
  named(`deliver to ${place}`, ({ provider }) => {
    mails += 1;
    provider.move(`m${mails}`, place);
  });
const moveOne = (index: number, to: string | null): Action =>
  named(`move ${index} to ${to}`, ({ provider }) => {
    const id = nth(provider.mails.keys(), index);
    if (id !== undefined && provider.mails.get(id) !== to) provider.move(id, to);
  });
const thereAndBack = (index: number): Action =>
  named(`there and back ${index}`, ({ provider }) => {
    const [id, from] = nth(provider.mails, index) ?? [];
    if (id === undefined || from === undefined) return;
    provider.move(id, from === "A" ? "B" : "A");
    provider.move(id, from);
  });
const include = (id: string, included: boolean): Action =>
  named(`include ${id}: ${included}`, (world) => {
    world.folders = world.folders.map((folder) => (folder.id === id ? { ...folder, included } : folder));
  });
const startSlice = (pages: number): Action =>
  named(`start a slice of ${pages}`, (world, running) => running.push(modelSlice(world, pages)));
/** Some calls of one slice, which may have lost its lease long ago. */
const goOn = (index: number, calls: number): Action =>
  named(`go on with ${index} for ${calls}`, (_, running) => {
    const slice = nth(running, index);
    for (let call = 0; slice && call < calls; call++) slice.next();
  });
const runSlice = named("run a slice", (world) => {
  const slice = modelSlice(world, 8);
  while (!slice.next().done);
});
const deepen = named("deepen", (world) => {
  world.depth = world.depth === "90d" ? "1y" : "all";
});
const die = (index: number): Action =>
  named(`die ${index}`, (_, running) => {
    if (running.length > 0) running.splice(index % running.length, 1);
  });

const index = fc.nat(20);
const place = fc.constantFrom(...places);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: place.map(deliver) },
  { weight: 3, arbitrary: fc.tuple(index, fc.option(place, { freq: 3 })).map(([n, to]) => moveOne(n, to)) },
  { weight: 2, arbitrary: index.map(thereAndBack) },
  { weight: 1, arbitrary: fc.constant(named("forget", ({ provider }) => provider.forget())) },
  { weight: 3, arbitrary: fc.constant(runSlice) },
  { weight: 1, arbitrary: fc.constant(deepen) },
  { weight: 2, arbitrary: fc.boolean().map((included) => include("B", included)) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 8 }).map(startSlice) },
  { weight: 8, arbitrary: fc.tuple(index, fc.integer({ min: 1, max: 12 })).map(([n, c]) => goOn(n, c)) },
  { weight: 1, arbitrary: index.map(die) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("not_found" as const, "failed" as const, "throttled" as const).map(
      (fault): Action =>
        ({ faults }) =>
          faults.push(fault),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1_000, 61_000, 700_000).map((ms) =>
      named(`wait ${ms}`, (world) => {
        world.now += ms;
      }),
    ),
  },
);

/** Faults stop, every folder is wanted, and time passes until nothing is left to do. */
function settle(world: World): void {
  world.faults.length = 0;
  include("B", true)(world, []);
  let quiet = 0;
  for (let round = 0; round < 60 && quiet < 3; round++) {
    world.now += round > 20 ? 13 * 3_600_000 : 700_000;
    for (let more: boolean | null = true; more; ) {
      const slice = modelSlice(world, 8);
      let step = slice.next();
      while (!step.done) step = slice.next();
      more = step.value;
    }
    quiet = world.database.pending.size === 0 && world.database.status === "live" ? quiet + 1 : 0;
  }
}

const sorted = (entries: Iterable<[string, string]>) =>
  [...entries].toSorted(([a], [b]) => a.localeCompare(b));

function heldHere({ database }: World) {
  const shown = [...database.emails].filter(([, row]) => !row.isDeleted);
  return sorted(shown.map(([id, row]) => [id, row.folders.join(" ")]));
}

const heldThere = ({ provider }: World) =>
  sorted([...provider.mails].filter(([, folder]) => folder !== trash));

describe.each([
  ["one sequence of ids for the whole mailbox", true],
  ["a sequence of whole emails for each folder", false],
])("a mailbox with %s", (_, isWhole) => {
  it("ends in the provider's state, whatever comes in between and in whatever order", () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 70 }), (actions) => {
        mails = 0;
        const world = newWorld(isWhole);
        const running: Running = [];
        for (const happen of actions) happen(world, running);
        // What is still on its way writes after all others, or not at all.
        settle(world);
        for (const slice of running) for (let call = 0; call < 50; call++) slice.next();
        settle(world);
        expect(heldHere(world)).toEqual(heldThere(world));
        expect(world.database.pending.size).toBe(0);
        expect(world.database.status).toBe("live");
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 400) },
    );
  });
});
