using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The facets of primary keys, unique keys and indexes, which the server keeps in one place.</summary>
internal static class KeyFacets
{
    /// <summary>Columns with prefix and direction, or expressions in parentheses.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Keys = Facet.DeparsedList("keys");

    /// <summary>HASH, FULLTEXT, SPATIAL, VECTOR …; null: BTREE.</summary>
    public static readonly Facet<string?> Type = Facet.Text("type");

    /// <summary>True where the optimizer leaves it out: INVISIBLE in MySQL, IGNORED in MariaDB.</summary>
    public static readonly Facet<bool> Invisible = Facet.Flag("invisible");

    /// <summary>The full-text parser; null: the server's own.</summary>
    public static readonly Facet<string?> Parser = Facet.Text("parser");

    /// <summary>The period in which no two rows with the same key may overlap (MariaDB).</summary>
    public static readonly Facet<string?> WithoutOverlaps = Facet.Text("without_overlaps");

    /// <summary>KEY_BLOCK_SIZE and options of the engine.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);
}
