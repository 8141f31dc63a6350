namespace Undrift.Sqlite;

/// <summary>A definition that the parser does not understand; the object is then compared by its text.</summary>
internal sealed class DdlException(string message) : Exception(message);
