"use client";

import { Moment } from "@/components/format/moment";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { browserWords } from "@/server/domain/browser";

type SessionRow = { id: string; lastSeenAt: Date; ip: string | null; userAgent: string | null };

type Props = { sessions: readonly SessionRow[]; here: string; now: Date; zone: string; end: FormAction };

/** The browsers somebody is signed in with; each can be ended, this one by signing out. */
export function SessionList({ sessions, here, now, zone, end }: Props) {
  return (
    <ul>
      {sessions.map(({ id, lastSeenAt, ip, userAgent }) => (
        <li key={id} className="flex items-center justify-between gap-4 border-line border-t py-2.5">
          <div className="min-w-0">
            <p>{browserWords(userAgent)}</p>
            <p className="small text-ink-3">
              {id === here ? (
                <span className="text-kept">This browser</span>
              ) : (
                <>
                  Last seen <Moment at={lastSeenAt} now={now} zone={zone} show="relative" />
                </>
              )}
              {ip ? ` · ${ip}` : null}
            </p>
          </div>
          {id === here ? null : (
            <Form action={end} hidden={{ sessionId: id }} label={`End ${browserWords(userAgent)}`}>
              <FormMessage label="Not ended" />
              <SubmitButton look="plain" size="small" pending="Ending…">
                End
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
