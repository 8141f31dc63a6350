CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere password=one' PUBLICATION p, q WITH (connect = false, streaming = off);
