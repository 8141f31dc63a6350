CREATE ROLE readers; CREATE ROLE app; CREATE ROLE boss;
GRANT readers TO app;
