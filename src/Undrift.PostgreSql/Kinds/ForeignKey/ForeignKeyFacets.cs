using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The facets of a foreign key and their text in SQL.</summary>
internal static class ForeignKeyFacets
{
    public static readonly Facet<string?> References = Facet.Text("references");
    public static readonly Facet<IReadOnlyList<string>?> ReferencedColumns = Facet.List("referenced_columns");

    /// <summary>The last column is a PERIOD (18).</summary>
    public static readonly Facet<bool> Period = Facet.Flag("period");

    /// <summary>full or partial; null: simple.</summary>
    public static readonly Facet<string?> Match = Facet.Text("match");

    /// <summary>restrict, cascade, set null or set default; null: no action.</summary>
    public static readonly Facet<string?> OnUpdate = Facet.Text("on_update");
    public static readonly Facet<string?> OnDelete = Facet.Text("on_delete");

    /// <summary>The columns that ON DELETE SET NULL or SET DEFAULT sets, where it names them (15).</summary>
    public static readonly Facet<IReadOnlyList<string>?> OnDeleteColumns = Facet.List("on_delete_columns");

    // pg_constraint.confmatchtype.
    public static string? MatchOf(char code) =>
        code switch
        {
            's' => null,
            'f' => "full",
            'p' => "partial",
            _ => code.ToString(),
        };

    // pg_constraint.confupdtype, confdeltype.
    public static string? ActionOf(char code) =>
        code switch
        {
            'a' => null,
            'r' => "restrict",
            'c' => "cascade",
            'n' => "set null",
            'd' => "set default",
            _ => code.ToString(),
        };

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint)
    {
        var text = new StringBuilder("FOREIGN KEY (").Append(Columns(constraint, ConstraintFacets.Columns));
        text.Append(") REFERENCES ").Append(References.Of(constraint));
        text.Append('(').Append(Columns(constraint, ReferencedColumns)).Append(')');
        if (Match.Of(constraint) is { } match)
            text.Append(" MATCH ").Append(match.ToUpperInvariant());
        if (OnUpdate.Of(constraint) is { } update)
            text.Append(" ON UPDATE ").Append(update.ToUpperInvariant());
        if (OnDelete.Of(constraint) is { } delete)
            text.Append(" ON DELETE ").Append(delete.ToUpperInvariant());
        if (OnDeleteColumns.Of(constraint) is { } columns)
            text.Append($" ({ColumnSql.List(columns)})");
        return text.Append(ConstraintSql.Deferrable(constraint)).Append(ConstraintSql.Validity(constraint)).ToString();
    }

    private static string Columns(CatalogObject constraint, Facet<IReadOnlyList<string>?> facet)
    {
        var names = facet.Of(constraint)!.Select(Identifier.Quote).ToList();
        if (Period.Of(constraint))
            names[^1] = "PERIOD " + names[^1];
        return string.Join(", ", names);
    }
}
