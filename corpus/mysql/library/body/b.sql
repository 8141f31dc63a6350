CREATE LIBRARY l  LANGUAGE JAVASCRIPT AS $$export function g(n) { return n + 1 }$$;
