CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere password=two' PUBLICATION p, q WITH (connect = false, streaming = off);
