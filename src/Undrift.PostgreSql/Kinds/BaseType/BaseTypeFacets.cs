using System.Globalization;
using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What a base type is made of: the parameters of CREATE TYPE.</summary>
internal static class BaseTypeFacets
{
    private static readonly Facet<string?> Input = Facet.Text("input");
    private static readonly Facet<string?> Output = Facet.Text("output");
    private static readonly Facet<string?> Receive = Facet.Text("receive");
    private static readonly Facet<string?> Send = Facet.Text("send");
    private static readonly Facet<string?> TypmodIn = Facet.Text("typmod_in");
    private static readonly Facet<string?> TypmodOut = Facet.Text("typmod_out");
    private static readonly Facet<string?> Analyze = Facet.Text("analyze");
    private static readonly Facet<string?> Subscript = Facet.Text("subscript", since: 14);
    private static readonly Facet<string?> InternalLength = Facet.Text("internal_length");
    private static readonly Facet<bool> PassedByValue = Facet.Flag("passed_by_value");
    private static readonly Facet<string?> Alignment = Facet.Text("alignment");
    private static readonly Facet<string?> Storage = Facet.Text("storage");
    private static readonly Facet<string?> Category = Facet.Text("category");
    private static readonly Facet<bool> Preferred = Facet.Flag("preferred");
    private static readonly Facet<string?> Default = Facet.Text("default");
    private static readonly Facet<string?> Element = Facet.Text("element");
    private static readonly Facet<string?> Delimiter = Facet.Text("delimiter");
    private static readonly Facet<bool> Collatable = Facet.Flag("collatable");

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [
        Input,
        Output,
        Receive,
        Send,
        TypmodIn,
        TypmodOut,
        Analyze,
        Subscript,
        InternalLength,
        PassedByValue,
        Alignment,
        Storage,
        Category,
        Preferred,
        Default,
        Element,
        Delimiter,
        Collatable,
    ];

    /// <summary>The values of <see cref="All"/>.</summary>
    public static FacetEntry[] Read(NpgsqlDataReader row) =>
        [
            Input.Is(RoutineName.Of(row.Text(3))),
            Output.Is(RoutineName.Of(row.Text(4))),
            Receive.Is(RoutineName.Of(row.Text(5))),
            Send.Is(RoutineName.Of(row.Text(6))),
            TypmodIn.Is(RoutineName.Of(row.Text(7))),
            TypmodOut.Is(RoutineName.Of(row.Text(8))),
            Analyze.Is(RoutineName.Of(row.Text(9))),
            Subscript.Is(RoutineName.Of(row.Text(10))),
            InternalLength.Is(LengthOf(row.GetInt64(11))),
            PassedByValue.Is(row.Flag(12)),
            Alignment.Is(AlignmentOf(row.Code(13))),
            Storage.Is(StorageOf(row.Code(14))),
            Category.Is(row.Text(15)),
            Preferred.Is(row.Flag(16)),
            Default.Is(row.Text(17)),
            Element.Is(row.Text(18)),
            Delimiter.Is(row.Text(19)),
            Collatable.Is(row.Flag(20)),
        ];

    // pg_type.typlen: -1 is a length word, -2 a text that ends with a zero byte.
    private static string LengthOf(long length) =>
        length == -1 ? "variable" : length.ToString(CultureInfo.InvariantCulture);

    private static string AlignmentOf(char code) =>
        code switch
        {
            'c' => "char",
            's' => "int2",
            'i' => "int4",
            'd' => "double",
            _ => code.ToString(),
        };

    private static string StorageOf(char code) =>
        code switch
        {
            'p' => "plain",
            'e' => "external",
            'm' => "main",
            'x' => "extended",
            _ => code.ToString(),
        };
}
