CREATE DOMAIN public.sign AS text NOT NULL;
ALTER DOMAIN public.sign RENAME TO code;
