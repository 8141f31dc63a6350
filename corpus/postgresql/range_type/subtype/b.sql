CREATE TYPE public.span AS RANGE (subtype = varchar, subtype_opclass = text_ops);
