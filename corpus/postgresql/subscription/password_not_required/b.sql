CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p, q WITH (connect = false, streaming = off, password_required = false);
