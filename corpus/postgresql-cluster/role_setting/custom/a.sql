CREATE ROLE app;
ALTER ROLE app SET app.key = 'one';
