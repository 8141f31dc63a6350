CREATE LIBRARY l COMMENT 'two' LANGUAGE JAVASCRIPT AS $$export function g(n) { return n }$$;
