CREATE LIBRARY l COMMENT 'one' LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
