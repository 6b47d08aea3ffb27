"use client";

import { WentWrong } from "@/components/shell/went-wrong";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 pt-16 md:px-8">
      <WentWrong error={error} retry={retry} />
    </main>
  );
}
