CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('sad', '');
