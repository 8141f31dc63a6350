CREATE FUNCTION public.t(bigint, VARIADIC "any") RETURNS bigint LANGUAGE internal IMMUTABLE AS 'ordered_set_transition_multi';
CREATE AGGREGATE public.g(VARIADIC "any" ORDER BY VARIADIC "any") (sfunc = public.t, stype = bigint, hypothetical);
