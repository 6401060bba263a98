import { type HostileSource, rawMessage, utf8 } from "./hostileSource.ts";

export const hostileAddresses: readonly HostileSource[] = [
  {
    name: "500 recipients",
    raw: (owner) =>
      rawMessage(owner, "crowd", {
        to: [
          `To: ${owner},\r\n ${Array.from({ length: 499 }, (_, i) => `"Guest, No. ${i}" <guest${i}@party${i % 40}.example>`).join(",\r\n ")}`,
        ],
      }),
  },
  {
    name: "address that is no address",
    raw: (owner) =>
      rawMessage(owner, "no-address", {
        from: ["From: the printer on floor 3"],
        to: [`To: ${owner}, <>, @, undisclosed recipients, a@b@c`],
      }),
  },
  {
    name: "empty group as recipient",
    raw: (owner) =>
      rawMessage(owner, "group", {
        to: ["To: undisclosed-recipients:;", `Cc: Friends: ${owner}, b@orbis.example;`],
      }),
  },
  {
    name: "address inside the display name",
    raw: (owner) =>
      rawMessage(owner, "disguise", { from: ['From: "ana.ruiz@orbis.example" <someone@elsewhere.example>'] }),
  },
  {
    name: "quotes and comments in an address",
    raw: (owner) =>
      rawMessage(owner, "quoted", {
        from: ['From: "Ruiz, \\"Ana\\" <x@y>" (head of (contracts)) <"ana ruiz"@orbis.example>'],
      }),
  },
  {
    name: "homoglyph domain",
    raw: (owner) =>
      rawMessage(owner, "homoglyph", { from: [`From: Ana Ruiz <ana.ruiz@${utf8("оrbis")}.example>`] }),
  },
  {
    name: "internationalised address",
    raw: (owner) =>
      rawMessage(owner, "eai", {
        from: [`From: ${utf8("Jürgen <jürgen@bücher.example>")}`],
        to: [`To: ${owner}, <x@xn--bcher-kva.example>`],
      }),
  },
  {
    name: "address of 2,000 characters",
    raw: (owner) =>
      rawMessage(owner, "long-address", { from: [`From: <${"a".repeat(1_990)}@orbis.example>`] }),
  },
];
