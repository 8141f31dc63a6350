CREATE ROLE readers; CREATE ROLE app; CREATE ROLE boss;
GRANT readers TO boss WITH ADMIN OPTION;
GRANT readers TO app;
