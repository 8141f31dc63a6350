using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>
/// Sequences (MariaDB). Their parameters are the one row of the sequence itself; the next value in it is no part of a schema.
/// </summary>
internal sealed class SequenceKind : IMySqlKind
{
    public const string Name = "sequence";

    // One statement for this many; the server sets a limit to the tables of a statement.
    private const int AtOnce = 50;

    internal static readonly Facet<long?> Start = Facet.Number("start");
    internal static readonly Facet<string?> MinValue = Facet.Text("min_value");
    internal static readonly Facet<string?> MaxValue = Facet.Text("max_value");
    internal static readonly Facet<long?> Increment = Facet.Number("increment");

    /// <summary>Values that are taken at once; 0: none.</summary>
    internal static readonly Facet<long?> Cache = Facet.Number("cache");
    internal static readonly Facet<bool> Cycle = Facet.Flag("cycle");
    internal static readonly Facet<string?> Engine = Facet.Text("engine", DriftGroup.OptionMismatch);

    public static ObjectKind Modelled { get; } =
        new(
            Name,
            DriftGroup.SequenceMismatch,
            [Start, MinValue, MaxValue, Increment, Cache, Cycle, Engine, CommonFacets.Comment]
        );

    public ObjectKind Kind => Modelled;

    /// <summary>They are rows of the query for tables.</summary>
    public string? Query(ServerVersion server) => null;

    public void Read(CatalogRow row, ReadContext context)
    {
        var name = row.Text("name");
        var table = context.Sequences[name];
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", name),
                Kind,
                Start.Is(row.Number("start_value")),
                MinValue.Is(row["minimum_value"]),
                MaxValue.Is(row["maximum_value"]),
                Increment.Is(row.Number("increment")),
                Cache.Is(row.Number("cache_size")),
                Cycle.Is(row["cycle_option"] == "1"),
                Engine.Is(table["ENGINE"]),
                CommonFacets.Comment.Is(table.NonEmpty("TABLE_COMMENT"))
            )
        );
    }

    /// <summary>The statements that read sequences: a row for each, with its name.</summary>
    public static IEnumerable<string> Queries(IEnumerable<string> names) =>
        names
            .Order(StringComparer.Ordinal)
            .Chunk(AtOnce)
            .Select(chunk => string.Join(" UNION ALL ", chunk.Select(One)));

    private static string One(string name) =>
        $"SELECT {Names.Literal(name)} AS name, start_value, minimum_value, maximum_value, increment, cache_size, cycle_option FROM {Names.Quote(name)}";
}
