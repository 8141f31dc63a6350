CREATE SUBSCRIPTION s CONNECTION 'dbname=elsewhere' PUBLICATION p, q WITH (connect = false);
