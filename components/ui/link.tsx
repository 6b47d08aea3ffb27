"use client";

import NextLink, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/** A link inside the product. Nothing is fetched before it is asked for; a thin line says when the answer takes its time. */
export function Link({ children, prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch={prefetch} {...rest}>
      {children}
      <PendingLine />
    </NextLink>
  );
}

function PendingLine() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden="true" className="pending-line" /> : null;
}
