CREATE DOMAIN public.code AS text CONSTRAINT filled NOT NULL;
