CREATE PUBLICATION p WITH (publish = 'delete, truncate, insert, update');
