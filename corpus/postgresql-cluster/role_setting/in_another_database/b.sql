CREATE ROLE app;
ALTER ROLE app IN DATABASE template1 SET work_mem = '4MB';
