import { asc, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { imports } from "@/db/schema";
import { readRows } from "../mutations/read";
import { readFile } from "./file";

/** A stored file in which one of the words stands, and in which of its lines: the first few. */
export type FoundInFile = { importId: string; fileName: string; lines: number[] };

const mostLines = 20;

/**
 * Looks through every file that is still kept for names, addresses and numbers, as they are written in its cells: words
 * in any case, numbers however their digits are grouped. A file is read row by row, so its size does not matter; one
 * that can no longer be read counts as holding them.
 */
export async function* findInFiles(db: Database, needles: readonly string[]): AsyncGenerator<FoundInFile> {
  const holds = matcher(needles);
  const files = await db.select().from(imports).where(isNull(imports.forgottenAt)).orderBy(asc(imports.id));
  for (const file of files) {
    const lines: number[] = [];
    try {
      if (holds([...file.headers, file.fileName])) lines.push(1);
      for await (const { line, cells } of readRows(file, readFile(db, file.id))) {
        if (holds(cells)) lines.push(line);
        if (lines.length >= mostLines) break;
      }
    } catch {
      lines.push(0);
    }
    if (lines.length > 0) yield { importId: file.id, fileName: file.fileName, lines };
  }
}

function matcher(needles: readonly string[]): (cells: readonly string[]) => boolean {
  const words = needles.filter((needle) => /\p{L}/u.test(needle)).map((needle) => needle.toLowerCase());
  const numbers = needles
    .filter((needle) => !/\p{L}/u.test(needle))
    .map((needle) => digitsOf(needle).slice(-9))
    .filter((digits) => digits.length >= 4);
  return (cells) =>
    cells.some((cell) => {
      const text = cell.toLowerCase();
      if (words.some((word) => text.includes(word))) return true;
      const digits = numbers.length > 0 ? digitsOf(cell) : "";
      return numbers.some((number) => digits.includes(number));
    });
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, "");
}
