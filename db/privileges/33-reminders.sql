-- Reminders, the inbox and the outbox: told is told. Reading an item has one door, read_inbox; what is looked at next is
-- the triggers' own; of a mail only what became of it is written.
grant select on reminders, reminder_plans, digests, inbox_items, mails to :app;
grant insert (id, promise_id, rung, due_at, told_with_id) on reminders to :app;
grant insert (id, person_id, on_day, told) on digests to :app;
grant insert (id, person_id, kind, promise_id, customer_id, reminder_id, values) on inbox_items to :app;
grant insert (id, template, person_id, address, promise_id, customer_id, values, try_at) on mails to :app;
grant update (tries, try_at, ended, fault) on mails to :app;
grant execute on function read_inbox(uuid, uuid), read_inbox_until(uuid, timestamptz), postpone_reminders(uuid, timestamptz) to :app;
