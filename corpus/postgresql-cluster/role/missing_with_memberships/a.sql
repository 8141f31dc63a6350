CREATE ROLE readers; CREATE ROLE app; GRANT readers TO app; ALTER ROLE app SET work_mem = '8MB';
