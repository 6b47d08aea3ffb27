import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { openClaim, sessionCookie, signClaim } from "./claim";

const secret = "a secret of more than enough letters";
const claim = { sid: newId(), uid: newId() };
const token = signClaim(claim, secret);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const [head = "", payload = "", signature = ""] = token.split(".");

describe("a session cookie", () => {
  test("says which session and whose, and nothing else", () => {
    expect(openClaim(token, secret)).toEqual(claim);
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toEqual(claim);
  });

  test.each([
    ["nothing", ""],
    ["another word", "plums"],
    ["another payload", `${head}.${part({ ...claim, uid: newId() })}.${signature}`],
    ["no signature", `${head}.${payload}.`],
    ["the promise that it needs none", `${part({ alg: "none" })}.${payload}.`],
    ["a shorter signature", `${head}.${payload}.${signature.slice(0, 20)}`],
    ["a part too many", `${token}.x`],
    [
      "the secret itself as the key",
      `${head}.${payload}.${createHmac("sha256", secret).update(`${head}.${payload}`).digest("base64url")}`,
    ],
    ["another secret", signClaim(claim, `${secret}!`)],
    ["something signed that is no claim", signClaim({ sid: "1", uid: "2" }, secret)],
  ])("with %s opens nothing", (_, forged) => {
    expect(openClaim(forged, secret)).toBeNull();
  });

  test("is bound to the host under https", () => {
    expect([sessionCookie(true), sessionCookie(false)]).toEqual(["__Host-standpoint", "standpoint"]);
  });
});
