-- Thanks: said once, reactions noted once, rules set by a new version. Thanks themselves are granted with the customers.
grant select on recognitions_taken to :app;
grant select, insert on milestone_rules, recognition_reactions to :app;
