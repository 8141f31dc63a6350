using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The CREATE statement of a function or procedure, letter by letter as pg_get_functiondef() of 14 prints it.</summary>
internal static class RoutineDefinition
{
    // Settings that take lists (GUC_LIST_QUOTE): their value is a list of identifiers, not one text.
    private static readonly HashSet<string> ListSettings =
    [
        "search_path",
        "temp_tablespaces",
        "local_preload_libraries",
        "session_preload_libraries",
        "shared_preload_libraries",
        "unix_socket_directories",
    ];

    /// <summary>The statement, with the line end that the server puts behind it.</summary>
    public static string Of(CatalogObject routine)
    {
        var isFunction = routine.Id.Kind == FunctionKind.Name;
        var text = new StringBuilder("CREATE OR REPLACE ");
        text.Append(isFunction ? "FUNCTION " : "PROCEDURE ")
            .Append(Identifier.Quote(routine.Id.Schema) + "." + Identifier.Quote(routine.Id.Name))
            .Append('(')
            .AppendJoin(", ", (Routine.Arguments.Of(routine) ?? []).Select(item => isFunction ? item : WithMode(item)))
            .Append(")\n");
        if (isFunction)
            text.Append(" RETURNS ").Append(FunctionKind.Result.Of(routine)).Append('\n');
        if (Routine.Transforms.Of(routine) is { } transforms)
            text.Append(" TRANSFORM ").AppendJoin(", ", transforms.Select(type => "FOR TYPE " + type)).Append('\n');
        text.Append(" LANGUAGE ").Append(Identifier.Quote(Routine.Language.Of(routine)!)).Append('\n');
        if (Options(routine) is { Length: > 0 } options)
            text.Append(options).Append('\n');
        foreach (var setting in SettingsOf(routine))
        {
            var at = setting.IndexOf('=');
            text.Append(" SET ").Append(SettingText(setting[..at], setting[(at + 1)..])).Append('\n');
        }
        return text.Append(BodyOf(routine, isFunction ? "function" : "procedure")).Append('\n').ToString();
    }

    // pg_get_functiondef() writes the IN of procedures, so that DROP PROCEDURE is never ambiguous.
    private static string WithMode(string item) =>
        item.StartsWith("OUT ", StringComparison.Ordinal)
        || item.StartsWith("INOUT ", StringComparison.Ordinal)
        || item.StartsWith("VARIADIC ", StringComparison.Ordinal)
            ? item
            : "IN " + item;

    private static string Options(CatalogObject routine)
    {
        var text = new StringBuilder();
        text.Append(FunctionKind.Window.Of(routine) ? " WINDOW" : "");
        if (FunctionKind.Volatility.Of(routine) is { } volatility)
            text.Append(' ').Append(volatility.ToUpperInvariant());
        if (FunctionKind.Parallel.Of(routine) is { } parallel)
            text.Append(" PARALLEL ").Append(parallel.ToUpperInvariant());
        text.Append(FunctionKind.Strict.Of(routine) ? " STRICT" : "");
        text.Append(Routine.SecurityDefiner.Of(routine) ? " SECURITY DEFINER" : "");
        text.Append(FunctionKind.Leakproof.Of(routine) ? " LEAKPROOF" : "");
        if (FunctionKind.Cost.Of(routine) is { } cost)
            text.Append(" COST ").Append(cost);
        if (FunctionKind.Rows.Of(routine) is { } rows)
            text.Append(" ROWS ").Append(rows);
        if (FunctionKind.Support.Of(routine) is { } support)
            text.Append(" SUPPORT ").Append(support);
        return text.ToString();
    }

    private static IEnumerable<string> SettingsOf(CatalogObject routine)
    {
        var path = Routine.SearchPath.Of(routine) is { } value ? (string[])["search_path=" + value] : [];
        return path.Concat(Routine.Configuration.Of(routine) ?? []).Order(StringComparer.Ordinal);
    }

    /// <summary>NAME TO VALUE, as SET takes it.</summary>
    public static string SettingText(string name, string value)
    {
        var text = ListSettings.Contains(name)
            ? string.Join(", ", IdentifierList.Split(value).Select(Literal.Quote))
            : Literal.Quote(value);
        return $"{SettingName(name)} TO {text}";
    }

    // A setting of an extension has a dot, which is not part of an identifier; quote_identifier() quotes it.
    private static string SettingName(string name) => Identifier.Quote(name);

    private static string BodyOf(CatalogObject routine, string tag)
    {
        if (Routine.SqlBody.Of(routine) is { } sql)
            return sql;
        var body = Routine.Body.Of(routine)!;
        var library = Routine.Library.Of(routine) is { } file ? Literal.Quote(file) + ", " : "";
        return $"AS {library}{DollarQuote.Of(body, tag)}";
    }
}

/// <summary>Comma-separated identifiers as SplitIdentifierString() of the server takes them apart.</summary>
internal static class IdentifierList
{
    /// <summary>The identifiers, unquoted. A pair of quotes with nothing between is the empty name.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> names = [];
        for (var at = 0; at < text.Length; )
        {
            var name = new StringBuilder();
            for (var quoted = false; at < text.Length && (quoted || text[at] != ','); at++)
            {
                if (text[at] != '"')
                    name.Append(quoted ? text[at] : char.ToLowerInvariant(text[at]));
                else if (quoted && at + 1 < text.Length && text[at + 1] == '"')
                    name.Append(text[at++]);
                else
                    quoted = !quoted;
            }
            at++;
            names.Add(name.ToString().Trim());
        }
        return names;
    }
}
