import { answers } from "@/server/auth/session";

export const { GET, POST } = answers;
