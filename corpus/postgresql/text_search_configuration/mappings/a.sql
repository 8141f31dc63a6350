CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple, STOPWORDS = 'english');CREATE TEXT SEARCH CONFIGURATION public.c (COPY = pg_catalog.english);
