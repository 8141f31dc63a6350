CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p, q WITH (connect = false, streaming = off, run_as_owner = true);
