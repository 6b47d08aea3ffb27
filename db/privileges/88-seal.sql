-- Anchors: everybody who reads decisions reads them; the day's is made by the owner's function, and a signature is only added.
grant select on decision_anchors, anchored_heads, anchor_signatures to :app;
grant insert (anchored_on, public_key, signature) on anchor_signatures to :app;
grant execute on function anchor_decisions(), anchor_root(date, bytea, text[]), heads_of_anchor(date), heads_as_fields(date),
  verify_anchors(), decision_fact_hash(text, uuid) to :app;
