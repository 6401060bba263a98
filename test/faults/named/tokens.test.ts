import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { compare } from "../scenario/compare.ts";
import { nextMail } from "../scenario/mailHappenings.ts";
import { connect, mailboxRow, type Scenario } from "../scenario/scenario.ts";
import { settle } from "../scenario/settle.ts";
import { look, namedLives, names } from "./namedLife.ts";

// Tokens that get lost: each is how a public engine ended an account, or asked for it again and again.

const lives = namedLives();

/** The next answer of the token endpoint is given, and never arrives. */
function loseNextTokens(scenario: Scenario): () => boolean {
  let isLost = false;
  scenario.onTheWay = async ({ url, method }, answer) => {
    if (isLost || method !== "POST" || !/\/token$/.test(new URL(url).pathname)) return answer;
    isLost = true;
    throw new TypeError("The connection broke.");
  };
  return () => isLost;
}

describe.each(names)("%s", (name) => {
  it("gives a new refresh token that gets lost, while old ones live: nobody notices", async () => {
    const scenario = await lives.live(name, 4);
    const isLost = loseNextTokens(scenario);
    await scenario.account.control.expireAccessTokens(scenario.account.address);
    await look(scenario);
    expect(isLost()).toBe(true);
    await look(scenario);
    expect(await mailboxRow(scenario)).toMatchObject({ status: "live", errorCode: null });
  });

  it("gives a new refresh token that gets lost, and the old one is dead: the owner is asked once", async () => {
    const scenario = await lives.live(name, 4);
    const { account, ctx, emailProviderId } = scenario;
    await account.replaceRefreshTokens();
    loseNextTokens(scenario);
    await account.control.expireAccessTokens(account.address);
    for (let looks = 0; looks < 4; looks++) await look(scenario);
    expect(await mailboxRow(scenario)).toMatchObject({ status: "reauth_required", errorAction: "reconnect" });
    const asked = await ctx.db.all(sql`select kind from notification where closed_at is null`);
    expect(asked).toEqual([{ kind: "reconnect_required" }]);
    await account.control.deliver(account.address, { raw: nextMail(scenario) });
    expect(await connect(scenario)).toBe(emailProviderId);
    await settle(scenario);
    expect((await compare(scenario)).wrongs).toEqual([]);
  });
});
