namespace Undrift.PostgreSql.Reading;

/// <summary>Storage parameters (reloptions): their order means nothing, so they are sorted.</summary>
internal static class StorageOptions
{
    // From 15.20 on the server notes the version of a row type in attoptions: a number of its own, which differs between
    // two tables made by the same statement, and which pg_dump leaves out too.
    private const string RowTypeVersion = "pg_attver=";

    private const string Toast = "toast.";

    /// <summary>The options of a relation or column, and of its TOAST table, which take the prefix <c>toast.</c>.</summary>
    public static IReadOnlyList<string>? Of(string[]? options, string[]? toast = null) =>
        options is null && toast is null
            ? null
            :
            [
                .. (options ?? [])
                    .Where(option => !option.StartsWith(RowTypeVersion, StringComparison.Ordinal))
                    .Concat((toast ?? []).Select(option => Toast + option))
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>The options in SQL, values quoted as the server does (get_reloptions).</summary>
    public static string Sql(IEnumerable<string> options) => string.Join(", ", options.Select(Sql));

    /// <summary>The name of an option in SQL; one of the TOAST table has a prefix.</summary>
    public static string Name(string name) =>
        name.StartsWith(Toast, StringComparison.Ordinal)
            ? Toast + Identifier.Quote(name[Toast.Length..])
            : Identifier.Quote(name);

    private static string Sql(string option)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = (option[..equals], option[(equals + 1)..]);
        var quoted =
            Identifier.Quote(value) == value ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        return $"{Name(name)}={quoted}";
    }
}

/// <summary>The access method that needs no word.</summary>
internal static class DefaultAccessMethod
{
    /// <summary>Null for heap, the access method of every table that names none (default_table_access_method aside).</summary>
    public static string? Without(string? name) => name == "heap" ? null : name;
}
