CREATE DOMAIN public.base AS varchar(10);
CREATE DOMAIN public.code AS varchar(10);
