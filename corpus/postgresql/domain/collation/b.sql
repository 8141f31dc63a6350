CREATE DOMAIN public.code AS varchar(10) COLLATE "C";
