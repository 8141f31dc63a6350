CREATE TABLE public.t (a integer, b varchar(9));
CREATE POLICY p ON public.t FOR UPDATE USING (b IN ('x', 'y')) WITH CHECK (b IN ('x', 'y'));
