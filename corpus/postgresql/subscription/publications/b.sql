CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p, r WITH (connect = false, streaming = off);
