CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p, q WITH (connect = false, streaming = off);
ALTER SUBSCRIPTION s ENABLE;
