CREATE VIRTUAL TABLE IF NOT EXISTS "v"
USING fts5(a,
 b, tokenize = 'porter');
