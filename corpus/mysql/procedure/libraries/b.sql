CREATE LIBRARY l LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
CREATE LIBRARY m LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
CREATE PROCEDURE f(x int) LANGUAGE JAVASCRIPT USING (m AS a) AS $$1$$;
