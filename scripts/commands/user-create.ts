import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/client";
import { departments, people } from "@/db/schema";
import { setUp as setUpInput } from "@/server/accounts/input";
import { issueToken } from "@/server/accounts/mutations/links";
import { setUp } from "@/server/accounts/mutations/set-up";
import { issueSetUpToken } from "@/server/accounts/tasks";
import { Fault } from "@/server/domain/fault";
import { createPerson as createPersonInput } from "@/server/people/input";
import { createPerson } from "@/server/people/mutations/people";
import { type Command, optional, required, type Values } from "./command";

export const command: Command = {
  purpose: "makes a person and prints the link with which they choose their password",
  usage:
    'user:create --name "Ada King" --email ada@example.com --department Service --roles frontline,manager [--json]; the very first also takes --organisation, --zone, --country, --currency and is an administrator',
  options: {
    name: { type: "string" },
    email: { type: "string" },
    department: { type: "string" },
    roles: { type: "string" },
    organisation: { type: "string" },
    zone: { type: "string" },
    country: { type: "string" },
    currency: { type: "string" },
  },
  run: async (db, values) => {
    const setUpToken = await issueSetUpToken(db);
    const personId = setUpToken ? await makeFirst(db, values, setUpToken.token) : await makeAnother(db, values);
    const { token, expiresAt } = await issueToken(db, "reset", personId);
    const link = `/reset/${token}`;
    return {
      json: { personId, link, expiresAt },
      text: `Made. They choose their password at ${link} (on the address where Standpoint runs) until ${expiresAt.toISOString()}.`,
    };
  },
};

/** Ruling 38 from the command line: the organisation and its first administrator. */
async function makeFirst(db: Database, values: Values, token: string): Promise<string> {
  const input = parse(setUpInput, {
    token,
    name: required(values, "name"),
    email: required(values, "email"),
    newPassword: randomBytes(24).toString("base64url"),
    department: required(values, "department"),
    organisationName: required(values, "organisation"),
    zone: required(values, "zone"),
    country: required(values, "country"),
    currency: required(values, "currency"),
  });
  await setUp(db, input);
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.email, input.email));
  if (!person) throw new Error("The person who was just made is not there.");
  return person.id;
}

async function makeAnother(db: Database, values: Values): Promise<string> {
  const input = parse(createPersonInput, {
    name: required(values, "name"),
    email: required(values, "email"),
    departmentId: await findDepartment(db, required(values, "department")),
    teamId: "",
    roles: (optional(values, "roles") ?? "frontline").split(","),
  });
  return (await createPerson({ db, actor: null }, input)).personId;
}

async function findDepartment(db: Database, name: string): Promise<string> {
  const all = await db.select().from(departments).orderBy(departments.name);
  const found = all.find((department) => department.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  throw new Fault(
    `There is no department "${name}": choose one of ${all.map((department) => department.name).join(", ")}.`,
  );
}

function parse<Shape extends z.ZodType>(shape: Shape, given: unknown): z.infer<Shape> {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new Fault(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
}
