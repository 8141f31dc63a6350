CREATE ROLE app;
ALTER ROLE app SET work_mem = '8MB';
