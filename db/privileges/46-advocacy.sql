-- What the application's login may do with advocacy: note it, link a referral once, take it back; hide thanks of one's own.
grant select on advocacy_facts, arrivals, referrals, live_referrals, stories, story_versions, story_publications,
  published_stories, colleague_thanks to :app;
grant insert on advocacy_facts, arrivals, referrals, stories, story_versions, story_publications, colleague_thanks to :app;
grant update (withdrawn_by) on advocacy_facts, referrals, stories, story_publications, colleague_thanks to :app;
grant update (referred_id, linked_by) on referrals to :app;
grant update (hidden_by) on colleague_thanks to :app;
grant execute on function referral_outcomes(date, int), story_leaks(uuid, text), plain_name_words(), text_digits(text),
  bare_text(text), parted_words(text) to :app;
