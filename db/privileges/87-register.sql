-- The register's cards are written by triggers only.
grant select on decision_cards to :app;
