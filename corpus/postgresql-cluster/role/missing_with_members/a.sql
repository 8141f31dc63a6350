CREATE ROLE readers; CREATE ROLE app; GRANT readers TO app;
