-- Lists behind numbers over a million customers: each is one walk along an index, newest or most valuable first, that stops
-- when a page is full. Days have their indexes (purchases_bought, standing_by_first, standing_by_last, standing_by_since).

create index standing_by_value on standing (value_minor, customer_id) include (first_on) where first_on is not null;
comment on index standing_by_value is
  'Who bought the most, and who has bought for so much. The first purchase stands in it, so that who had not bought by a day is passed over at once.';
