using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The parameters of CREATE TYPE; what it would fill in by itself is absent.</summary>
internal static class BaseTypeFacets
{
    public static readonly Facet<long?> InternalLength = Facet.Number("internal_length");
    public static readonly Facet<bool> PassedByValue = Facet.Flag("passed_by_value");
    public static readonly Facet<string?> Alignment = Facet.Text("alignment");
    public static readonly Facet<string?> Storage = Facet.Text("storage");
    public static readonly Facet<string?> Category = Facet.Text("category");
    public static readonly Facet<bool> Preferred = Facet.Flag("preferred");
    public static readonly Facet<string?> Default = Facet.Text("default");
    public static readonly Facet<string?> Element = Facet.Text("element");
    public static readonly Facet<string?> Delimiter = Facet.Text("delimiter");
    public static readonly Facet<bool> Collatable = Facet.Flag("collatable");
    public static readonly Facet<string?> Input = Facet.Text("input");
    public static readonly Facet<string?> Output = Facet.Text("output");
    public static readonly Facet<string?> Receive = Facet.Text("receive");
    public static readonly Facet<string?> Send = Facet.Text("send");
    public static readonly Facet<string?> TypmodIn = Facet.Text("typmod_in");
    public static readonly Facet<string?> TypmodOut = Facet.Text("typmod_out");
    public static readonly Facet<string?> Analyze = Facet.Text("analyze");
    public static readonly Facet<string?> Subscript = Facet.Text("subscript", since: 14);

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [
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
        Input,
        Output,
        Receive,
        Send,
        TypmodIn,
        TypmodOut,
        Analyze,
        Subscript,
    ];

    /// <summary>The values of <see cref="All"/>; a shell, announced by CREATE TYPE without parameters, has none.</summary>
    public static FacetEntry[] Read(NpgsqlDataReader row) =>
        row.Flag(3)
            ? []
            :
            [
                InternalLength.Is(row.Number(4) is var length && length == -1 ? null : length),
                PassedByValue.Is(row.Flag(5)),
                Alignment.Is(AlignmentOf(row.Code(6))),
                Storage.Is(StorageOf(row.Code(7))),
                Category.Is(Unless(row.GetString(8), "U")),
                Preferred.Is(row.Flag(9)),
                Default.Is(row.Text(10)),
                Element.Is(row.Deparsed(11, present: false)),
                Delimiter.Is(Unless(row.GetString(12), ",")),
                Collatable.Is(row.Flag(13)),
                Input.Is(RoutineName.Of(row.Text(14))),
                Output.Is(RoutineName.Of(row.Text(15))),
                Receive.Is(RoutineName.Of(row.Text(16))),
                Send.Is(RoutineName.Of(row.Text(17))),
                TypmodIn.Is(RoutineName.Of(row.Text(18))),
                TypmodOut.Is(RoutineName.Of(row.Text(19))),
                Analyze.Is(RoutineName.Of(row.Text(20))),
                Subscript.Is(RoutineName.Of(row.Text(21))),
            ];

    private static string? Unless(string value, string standard) => value == standard ? null : value;

    // pg_type.typalign; int4 is the default.
    private static string? AlignmentOf(char code) =>
        code switch
        {
            'i' => null,
            'c' => "char",
            's' => "int2",
            'd' => "double",
            _ => code.ToString(),
        };

    // pg_type.typstorage; plain is the default.
    private static string? StorageOf(char code) =>
        code switch
        {
            'p' => null,
            'e' => "external",
            'x' => "extended",
            'm' => "main",
            _ => code.ToString(),
        };
}
