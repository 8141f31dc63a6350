CREATE TABLE public.t (a integer, b varchar(9));
CREATE POLICY p ON public.t USING (b IN ('x', 'y'));
