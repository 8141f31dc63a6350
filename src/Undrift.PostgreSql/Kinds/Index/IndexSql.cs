using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Writes CREATE INDEX from the facets of an index.</summary>
internal static class IndexSql
{
    /// <summary>The statement without a semicolon, in the form of pg_get_indexdef.</summary>
    /// <param name="index">The index.</param>
    /// <param name="only">True for the index of a partitioned table alone, without those of its partitions.</param>
    public static string Create(CatalogObject index, bool only)
    {
        var id = index.Id;
        var text = new StringBuilder("CREATE ")
            .Append(IndexFacets.Unique.Of(index) ? "UNIQUE INDEX " : "INDEX ")
            .Append(Identifier.Quote(id.Name))
            .Append(only ? " ON ONLY " : " ON ")
            .Append(Identifier.Qualified(id.Schema, id.Parent))
            .Append(" USING ")
            .Append(Identifier.Quote(IndexFacets.Method.Of(index)!))
            .Append($" ({string.Join(", ", IndexFacets.Elements.Of(index)!)})");
        AppendTail(text, index);
        if (IndexFacets.Predicate.Of(index) is { } predicate)
            text.Append(" WHERE ").Append(predicate);
        return text.ToString();
    }

    /// <summary>INCLUDE, NULLS NOT DISTINCT, WITH and TABLESPACE.</summary>
    public static void AppendTail(StringBuilder text, CatalogObject index)
    {
        if (IndexFacets.Include.Of(index) is { } include)
            text.Append($" INCLUDE ({ColumnSql.List(include)})");
        if (index.Kind.Name == IndexKind.Name && IndexFacets.NullsNotDistinct.Of(index))
            text.Append(" NULLS NOT DISTINCT");
        if (IndexFacets.Options.Of(index) is { } options)
            text.Append($" WITH ({StorageOptions.Sql(options)})");
    }
}
