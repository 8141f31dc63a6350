namespace Undrift.PostgreSql.Reading;

/// <summary>
/// The schema changed while it was read: what the server deparsed does not belong to the snapshot. Never leaves the
/// reader, which reads again.
/// </summary>
internal sealed class SchemaChangedException(string message) : Exception(message);
