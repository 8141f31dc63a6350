using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The types of C# that EF Core's providers give to columns, as their documentation has them.</summary>
internal static partial class EfCoreTypes
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["smallint"] = "short",
        ["int"] = "int",
        ["integer"] = "int",
        ["bigint"] = "long",
        ["boolean"] = "bool",
        ["real"] = "float",
        ["float"] = "float",
        ["double"] = "double",
        ["double precision"] = "double",
        ["numeric"] = "decimal",
        ["decimal"] = "decimal",
        ["text"] = "string",
        ["longtext"] = "string",
        ["varchar"] = "string",
        ["character varying"] = "string",
        ["character"] = "string",
        ["citext"] = "string",
        ["json"] = "string",
        ["jsonb"] = "string",
        ["uuid"] = "System.Guid",
        ["date"] = "System.DateOnly",
        ["datetime"] = "System.DateTime",
        ["timestamp with time zone"] = "System.DateTime",
        ["timestamp without time zone"] = "System.DateTime",
        ["time without time zone"] = "System.TimeOnly",
        ["interval"] = "System.TimeSpan",
        ["bytea"] = "byte[]",
        ["blob"] = "byte[]",
    };

    /// <summary>The type of a column's type; null: one that has to be chosen by a person.</summary>
    public static string? ClrOf(string type) => Types.GetValueOrDefault(Length().Replace(type, ""));

    /// <summary>True where only <c>IsRequired</c> tells a column that may be null from one that may not.</summary>
    public static bool IsReference(string clr) => clr is "string" or "byte[]";

    [GeneratedRegex(@"\s?\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Length();
}
