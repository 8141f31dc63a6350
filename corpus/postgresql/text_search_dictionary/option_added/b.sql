CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple, STOPWORDS = 'english', ACCEPT = false);
