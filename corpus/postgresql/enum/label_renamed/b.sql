CREATE TYPE public.mood AS ENUM ('sad', 'ok');
ALTER TYPE public.mood RENAME VALUE 'ok' TO 'fine';
