CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'yes', level '1');
