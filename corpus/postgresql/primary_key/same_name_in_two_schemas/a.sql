CREATE SCHEMA s; CREATE TABLE s.t (a integer, CONSTRAINT k PRIMARY KEY (a)); CREATE TABLE public.t (a integer, b integer, CONSTRAINT k PRIMARY KEY (a));
