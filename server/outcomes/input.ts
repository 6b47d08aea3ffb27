import { z } from "zod";
import { idField } from "../trpc/fields";

export const outcomeInput = z.object({ id: idField });
