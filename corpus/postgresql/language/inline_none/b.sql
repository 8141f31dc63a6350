CREATE LANGUAGE own HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
