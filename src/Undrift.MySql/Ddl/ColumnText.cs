using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Writes a column as CREATE TABLE and ALTER TABLE take it, its clauses in the server's own order.</summary>
/// <param name="isMariaDb">True for MariaDB, false for MySQL.</param>
internal sealed class ColumnText(bool isMariaDb)
{
    /// <summary>The column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="check">Its own check (MariaDB); null: none.</param>
    public string Of(CatalogObject column, CatalogObject? check)
    {
        var text = new StringBuilder(Names.Quote(column.Id.Name)).Append(' ').Append(Type(column));
        if (ColumnFacets.SystemTime.Of(column) is { } part)
            text.Append(" GENERATED ALWAYS AS ROW ").Append(part.ToUpperInvariant());
        else
            Value(text, column);
        if (ColumnFacets.Invisible.Of(column))
            text.Append(" INVISIBLE");
        Default(text, column);
        if (ColumnFacets.WithoutVersioning.Of(column))
            text.Append(" WITHOUT SYSTEM VERSIONING");
        if (ColumnFacets.OnUpdate.Of(column) is { } update)
            text.Append(" ON UPDATE ").Append(Now(update));
        if (ColumnFacets.AutoIncrement.Of(column))
            text.Append(" AUTO_INCREMENT");
        if (CommonFacets.Comment.Of(column) is { } comment)
            text.Append(" COMMENT ").Append(Names.Literal(comment));
        foreach (var option in (ColumnFacets.Options.Of(column) ?? []).Where(option => option != "COMPRESSED"))
            text.Append(' ').Append(option);
        if (Check(column, check) is { } expression)
            text.Append($" CHECK ({expression})");
        return text.ToString();
    }

    private string Type(CatalogObject column)
    {
        var type = ColumnFacets.Type.Of(column) ?? "";
        if (type == "json")
            return isMariaDb ? "longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : type;
        var text = new StringBuilder(type);
        if (ColumnFacets.Labels.Of(column) is { } labels)
            text.Append('(').AppendJoin(',', labels.Select(Names.Literal)).Append(')');
        if ((ColumnFacets.Options.Of(column) ?? []).Contains("COMPRESSED"))
            text.Append(" COMPRESSED");
        if (ColumnFacets.Charset.Of(column) is { } charset)
            text.Append(" CHARACTER SET ").Append(charset);
        else if (ColumnFacets.Labels.Of(column) is not null)
            text.Append(" CHARACTER SET binary");
        if (FacetText.WithoutMark(ColumnFacets.Collation.Of(column)) is { } collation)
            text.Append(" COLLATE ").Append(collation);
        if (isMariaDb && ColumnFacets.Srid.Of(column) is { } system)
            text.Append($" REF_SYSTEM_ID={system}");
        return text.ToString();
    }

    private void Value(StringBuilder text, CatalogObject column)
    {
        if (ColumnFacets.Generated.Of(column) is { } expression)
            text.Append($" GENERATED ALWAYS AS ({expression}) ")
                .Append(ColumnFacets.Stored.Of(column) ? "STORED" : "VIRTUAL");
        if (ColumnFacets.NotNull.Of(column))
            text.Append(" NOT NULL");
        else if (IsTimestamp(column))
            text.Append(" NULL");
        if (!isMariaDb && ColumnFacets.Srid.Of(column) is { } system)
            text.Append($" SRID {system}");
    }

    private void Default(StringBuilder text, CatalogObject column)
    {
        if (ColumnFacets.Default.Of(column) is { } value)
            text.Append(" DEFAULT ").Append(Now(value));
        else if (CanBeNull(column))
            text.Append(" DEFAULT NULL");
    }

    private static bool CanBeNull(CatalogObject column) =>
        !ColumnFacets.NotNull.Of(column)
        && ColumnFacets.Generated.Of(column) is null
        && !ColumnFacets.AutoIncrement.Of(column);

    // A timestamp that says nothing is NOT NULL on servers with explicit_defaults_for_timestamp off.
    private static bool IsTimestamp(CatalogObject column) =>
        ColumnFacets.Type.Of(column)?.StartsWith("timestamp", StringComparison.Ordinal) == true;

    private string Now(string value) =>
        isMariaDb && DefaultValue.Now(value) is { } now
            ? now.EndsWith(')')
                ? now.ToLowerInvariant()
                : "current_timestamp()"
            : value;

    private string? Check(CatalogObject column, CatalogObject? check) =>
        check is not null ? CheckKind.Expression.Of(check)
        : isMariaDb && ColumnFacets.Type.Of(column) == "json" ? $"json_valid({Names.Quote(column.Id.Name)})"
        : null;
}
