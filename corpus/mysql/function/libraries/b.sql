CREATE LIBRARY l LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
CREATE LIBRARY m LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC NO SQL LANGUAGE JAVASCRIPT USING (m AS a) AS $$return 1$$;
