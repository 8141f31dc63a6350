namespace Undrift.MySql.Ddl;

/// <summary>A definition holds something that is not understood.</summary>
internal sealed class DdlException(string message) : Exception(message);
