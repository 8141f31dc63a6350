CREATE ROLE app; COMMENT ON ROLE app IS 'The application';
