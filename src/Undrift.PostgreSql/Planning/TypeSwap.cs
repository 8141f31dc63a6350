using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// A type that cannot be changed and that columns with rows have: the old one gets another name, the columns change over
/// to the new one, the old one is dropped.
/// </summary>
internal static class TypeSwap
{
    private const string Prefix = "undrift_old_";

    // NAMEDATALEN - 1.
    private const int LongestName = 63;

    /// <summary>The statement that gives the old type its other name.</summary>
    public static SqlStep Rename(CatalogObject type) =>
        new(
            $"ALTER {Sort(type)} {Identifier.Qualified(type.Id.Schema, type.Id.Name)} RENAME TO {Identifier.Quote(Old(type).Id.Name)}"
        );

    /// <summary>The old type under its other name.</summary>
    public static CatalogObject Old(CatalogObject type)
    {
        var name = Prefix + type.Id.Name;
        return type.With(type.Id with { Name = name.Length <= LongestName ? name : name[..LongestName] }, type.Owner);
    }

    /// <summary>The statement by which a column changes over, value by value by its text.</summary>
    public static SqlStep Column(CatalogObject column) =>
        Column(column, $"{Identifier.Quote(column.Id.Name)}::text::{Kinds.ColumnFacets.Type.Of(column)}");

    /// <summary>The statement by which a column changes over.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">Its value, of the new type.</param>
    public static SqlStep Column(CatalogObject column, string value)
    {
        var (name, type) = (Identifier.Quote(column.Id.Name), Kinds.ColumnFacets.Type.Of(column));
        return new SqlStep(
            $"ALTER TABLE {Identifier.Qualified(column.Id.Schema, column.Id.Parent)} ALTER COLUMN {name} TYPE {type} USING {value}",
            Hazard.TableRewrite,
            Hazard.ValidationScan
        )
        {
            Lock = LockClass.AccessExclusive,
        };
    }

    private static string Sort(CatalogObject type) =>
        type.Id.Kind switch
        {
            Kinds.DomainKind.Name => "DOMAIN",
            Kinds.CollationKind.Name => "COLLATION",
            Kinds.IndexKind.Name => "INDEX",
            _ => "TYPE",
        };
}
