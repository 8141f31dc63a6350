CREATE ROLE readers; CREATE ROLE app; CREATE ROLE boss;
GRANT pg_monitor TO app;
