CREATE SCHEMA "S s";
CREATE FUNCTION "S s"."F(x)"("Arg 1" integer, "select" text, integer) RETURNS TABLE ("Out, 1" integer) LANGUAGE sql AS $$SELECT 1$$;
