CREATE TABLE public.t (a integer, b varchar(9), g boolean DEFAULT ((current_setting('a.b', true)::varchar)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])));
