using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>OPTIONS (…) of everything foreign; only the wrapper knows what they mean.</summary>
internal sealed class ForeignOptions : ISharedPart
{
    /// <summary>A set of NAME=VALUE; a value that looks like a secret is a hash.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options");

    /// <summary>The same for a column, which has other options too.</summary>
    public static readonly Facet<IReadOnlyList<string>?> ColumnOptions = Facet.List(
        "foreign_options",
        DriftGroup.ExtensionMismatch
    );

    public string Subject => "the options of foreign servers and tables";

    public IReadOnlyList<Facet> Feeds { get; } = [Options, ColumnOptions];

    public string Query { get; } = EmbeddedSql.OfKind("ForeignServer", "ForeignOptions");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.ForeignOptions[(row.Oid(0), row.Oid(1), row.GetInt32(2))] = Sorted.Of(row.List(3))!;
}
