import { describe, expect, it } from "vitest";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import { directionOf } from "./direction.ts";
import { toOwnAddresses } from "./ownAddresses.ts";

const own = toOwnAddresses(
  [{ email: "ada@northwind.example" }, { email: "sam@gmail.com" }],
  [{ email: "ada@northwind.example", aliases: ["sales@side.example"] }],
);
const person = (address: string) => ({ name: "", address });

describe("the direction of an email", () => {
  it("is inbound from somebody outside", () => {
    expect(directionOf(normalizedEmail(), own)).toBe("inbound");
  });

  it("is outbound from one of us to somebody outside, a colleague's included", () => {
    const email = normalizedEmail({
      from: person("ben@northwind.example"),
      to: [person("ana@orbis.example")],
    });
    expect(directionOf(email, own)).toBe("outbound");
  });

  it("is outbound when it lies in Sent, whatever alias it was written from", () => {
    const email = normalizedEmail({
      isSent: true,
      from: person("x@unknown.example"),
      to: [person("ana@orbis.example")],
    });
    expect(directionOf(email, own)).toBe("outbound");
  });

  it("is internal only if everybody is one of us", () => {
    const among = normalizedEmail({
      from: person("ben@northwind.example"),
      to: [person("ada@northwind.example")],
    });
    expect(directionOf(among, own)).toBe("internal");
    expect(directionOf({ ...among, cc: [person("ana@orbis.example")] }, own)).toBe("outbound");
  });

  it("does not take everybody at a free mail service for a colleague", () => {
    expect(directionOf(normalizedEmail({ from: person("stranger@gmail.com") }), own)).toBe("inbound");
  });
});
