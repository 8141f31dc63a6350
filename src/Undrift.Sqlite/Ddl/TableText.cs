using System.Text;

namespace Undrift.Sqlite;

/// <summary>Writes a CREATE TABLE statement: the one text that every equal definition has.</summary>
internal static class TableText
{
    /// <summary>The statement, without a semicolon.</summary>
    public static string Of(TableDefinition table)
    {
        var lines = new List<string>();
        lines.AddRange(table.Columns.Select(column => Column(column, table.PrimaryKey)));
        if (table.PrimaryKey is { WithColumn: false } key)
            lines.Add(Named(key.Name) + PrimaryKey(key));
        lines.AddRange(table.Uniques.Select(Unique).Order(StringComparer.Ordinal));
        lines.AddRange(table.ForeignKeys.Select(ForeignKey).Order(StringComparer.Ordinal));
        lines.AddRange(table.Checks.Select(Check).Order(StringComparer.Ordinal));
        var options = new List<string>();
        if (table.WithoutRowid)
            options.Add("WITHOUT ROWID");
        if (table.Strict)
            options.Add("STRICT");
        var end = options.Count > 0 ? " " + string.Join(", ", options) : "";
        return $"CREATE TABLE {Names.Quote(table.Name)} (\n  {string.Join(",\n  ", lines)}\n){end}";
    }

    /// <summary>A column as ALTER TABLE … ADD COLUMN takes it.</summary>
    public static string Column(ColumnDefinition column) => Column(column, null);

    private static string Column(ColumnDefinition column, PrimaryKeyDefinition? key)
    {
        var text = new StringBuilder(Names.Quote(column.Name));
        if (column.Type is { } type)
            text.Append(' ').Append(ColumnType.InSql(type));
        if (key is { WithColumn: true } && Names.Same(key.Keys[0].Column, column.Name))
            text.Append(' ').Append(Named(key.Name)).Append("PRIMARY KEY DESC").Append(Conflict(key.Conflict));
        if (column.NotNull)
            text.Append(" NOT NULL").Append(Conflict(column.NotNullConflict));
        if (column.Default is { } value)
            text.Append(" DEFAULT ").Append(DefaultValue.InSql(value));
        if (column.Collation is { } collation)
            text.Append(" COLLATE ").Append(Names.Quote(collation));
        if (column.Generated is { } expression)
            text.Append($" GENERATED ALWAYS AS ({expression}) {(column.Stored ? "STORED" : "VIRTUAL")}");
        return text.ToString();
    }

    private static string PrimaryKey(PrimaryKeyDefinition key)
    {
        var keys = string.Join(", ", key.Keys.Select(KeyText.Of)) + (key.AutoIncrement ? " AUTOINCREMENT" : "");
        return $"PRIMARY KEY ({keys}){Conflict(key.Conflict)}";
    }

    private static string Unique(UniqueDefinition unique) =>
        $"{Named(unique.Name)}UNIQUE {KeyText.List(unique.Keys)}{Conflict(unique.Conflict)}";

    private static string ForeignKey(ForeignKeyDefinition key)
    {
        var text = new StringBuilder(Named(key.Name));
        text.Append($"FOREIGN KEY ({Quoted(key.Columns)}) REFERENCES {Names.Quote(key.Table)}");
        if (key.References.Count > 0)
            text.Append($" ({Quoted(key.References)})");
        if (key.OnDelete is { } onDelete)
            text.Append(" ON DELETE ").Append(onDelete);
        if (key.OnUpdate is { } onUpdate)
            text.Append(" ON UPDATE ").Append(onUpdate);
        if (key.Match is { } match)
            text.Append(" MATCH ").Append(Names.Quote(match));
        return text.Append(key.Deferred ? " DEFERRABLE INITIALLY DEFERRED" : "").ToString();
    }

    private static string Check(CheckDefinition check) =>
        $"{Named(check.Name)}CHECK ({check.Expression}){Conflict(check.Conflict)}";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Names.Quote));

    private static string Named(string? name) => name is null ? "" : $"CONSTRAINT {Names.Quote(name)} ";

    private static string Conflict(string? action) => action is null ? "" : " ON CONFLICT " + action;
}
