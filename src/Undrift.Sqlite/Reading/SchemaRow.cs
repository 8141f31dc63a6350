namespace Undrift.Sqlite;

/// <summary>A row of <c>sqlite_schema</c> that has a definition.</summary>
/// <param name="Type">table, index, view or trigger.</param>
/// <param name="Name">Name of the object.</param>
/// <param name="Table">Table or view that it stands in; its own name for tables and views.</param>
/// <param name="Sql">The definition as SQLite keeps it.</param>
internal sealed record SchemaRow(string Type, string Name, string Table, string Sql);
