using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Procedures, functions and, in MariaDB, packages: what they are made of.</summary>
internal static class RoutineKinds
{
    /// <summary>As declared, in their order.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Parameters = Facet.List("parameters");
    public static readonly Facet<string?> Returns = Facet.Text("returns");
    public static readonly Facet<string?> Body = Facet.Text("body");
    public static readonly Facet<bool> Deterministic = Facet.Flag("deterministic");

    /// <summary>NO SQL, READS SQL DATA, MODIFIES SQL DATA; null: CONTAINS SQL.</summary>
    public static readonly Facet<string?> DataAccess = Facet.Text("data_access");

    /// <summary>Another language than SQL (MySQL 9: JAVASCRIPT).</summary>
    public static readonly Facet<string?> Language = Facet.Text("language");

    /// <summary>The libraries that it uses (MySQL 9.2).</summary>
    public static readonly Facet<IReadOnlyList<string>?> Libraries = Facet.List("libraries");

    private static readonly Facet[] Common = [CommonFacets.Invoker, CommonFacets.Comment, .. StoredCode.Facets];
    private static readonly Facet[] Characteristics = [Body, Deterministic, DataAccess, Language, Libraries];

    public static ObjectKind Procedure { get; } =
        new("procedure", DriftGroup.RoutineMismatch, [Parameters, .. Characteristics, .. Common])
        {
            NamesIgnoreCase = true,
        };

    public static ObjectKind Function { get; } =
        new("function", DriftGroup.RoutineMismatch, [Parameters, Returns, .. Characteristics, .. Common])
        {
            NamesIgnoreCase = true,
        };

    public static ObjectKind Package { get; } =
        new("package", DriftGroup.RoutineMismatch, [Body, .. Common]) { NamesIgnoreCase = true };

    public static ObjectKind PackageBody { get; } =
        new("package_body", DriftGroup.RoutineMismatch, [Body, .. Common]) { NamesIgnoreCase = true };

    /// <summary>The kind of a row of information_schema.ROUTINES; null: an unknown one.</summary>
    public static ObjectKind? Of(string? type) =>
        type switch
        {
            "PROCEDURE" => Procedure,
            "FUNCTION" => Function,
            "PACKAGE" => Package,
            "PACKAGE BODY" => PackageBody,
            _ => null,
        };
}
