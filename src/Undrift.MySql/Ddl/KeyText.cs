using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Writes keys and constraints as CREATE TABLE and ALTER TABLE take them.</summary>
/// <param name="isMariaDb">True for MariaDB, false for MySQL.</param>
internal sealed class KeyText(bool isMariaDb)
{
    /// <summary>A primary key, a unique key or an index.</summary>
    /// <param name="key">The key.</param>
    /// <param name="engine">The table's engine; MEMORY makes a hash of what says nothing.</param>
    public string Key(CatalogObject key, string? engine)
    {
        var text = new StringBuilder(Head(key)).Append(" (");
        var parts = (KeyFacets.Keys.Of(key) ?? []).ToList();
        if (KeyFacets.WithoutOverlaps.Of(key) is { } period)
            parts.Add(Names.Quote(period) + " WITHOUT OVERLAPS");
        text.AppendJoin(',', parts).Append(')');
        if (KeyFacets.Type.Of(key) is "HASH" or "RTREE")
            text.Append(" USING ").Append(KeyFacets.Type.Of(key));
        else if (engine == "MEMORY" && KeyFacets.Type.Of(key) is null)
            text.Append(" USING BTREE");
        foreach (var option in KeyFacets.Options.Of(key) ?? [])
            text.Append(' ').Append(option);
        if (KeyFacets.Parser.Of(key) is { } parser)
            text.Append(" WITH PARSER ").Append(Names.Quote(parser));
        if (CommonFacets.Comment.Of(key) is { } comment)
            text.Append(" COMMENT ").Append(Names.Literal(comment));
        if (KeyFacets.Invisible.Of(key))
            text.Append(isMariaDb ? " IGNORED" : " INVISIBLE");
        return text.ToString();
    }

    /// <summary>A foreign key.</summary>
    public static string ForeignKey(CatalogObject key)
    {
        var text = new StringBuilder($"CONSTRAINT {Names.Quote(key.Id.Name)} FOREIGN KEY ");
        text.Append($"({Names.Quote(ForeignKeyKind.Columns.Of(key) ?? [])}) ");
        text.Append($"REFERENCES {ForeignKeyKind.References.Of(key)} ");
        text.Append($"({Names.Quote(ForeignKeyKind.ReferencedColumns.Of(key) ?? [])})");
        if (ForeignKeyKind.OnDelete.Of(key) is { } onDelete)
            text.Append(" ON DELETE ").Append(onDelete);
        if (ForeignKeyKind.OnUpdate.Of(key) is { } onUpdate)
            text.Append(" ON UPDATE ").Append(onUpdate);
        return text.ToString();
    }

    /// <summary>A check of the table.</summary>
    public static string Check(CatalogObject check) =>
        $"CONSTRAINT {Names.Quote(check.Id.Name)} CHECK ({CheckKind.Expression.Of(check)})"
        + (CheckKind.NotEnforced.Of(check) ? " NOT ENFORCED" : "");

    private static string Head(CatalogObject key)
    {
        if (key.Kind == PrimaryKeyKind.Modelled)
            return "PRIMARY KEY";
        var sort =
            key.Kind == UniqueKind.Modelled ? "UNIQUE "
            : KeyFacets.Type.Of(key) is ("FULLTEXT" or "SPATIAL" or "VECTOR") and var type ? type + " "
            : "";
        return $"{sort}KEY {Names.Quote(key.Id.Name)}";
    }
}
