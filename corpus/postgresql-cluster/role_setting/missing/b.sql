CREATE ROLE app;
ALTER ROLE app SET jit = off;
