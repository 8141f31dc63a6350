CREATE DOMAIN public.code AS text CONSTRAINT filled NOT NULL;
COMMENT ON CONSTRAINT filled ON DOMAIN public.code IS 'never empty';
