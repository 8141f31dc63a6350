CREATE TABLE public.t (a integer, b varchar(9));
CREATE POLICY p ON public.t USING (((b)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]))) WITH CHECK (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])));
