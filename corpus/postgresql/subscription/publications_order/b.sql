CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION q, p WITH (connect = false, streaming = off);
