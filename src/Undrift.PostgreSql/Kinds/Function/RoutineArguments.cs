using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The arguments of a routine from the parallel arrays of pg_proc. pg_get_function_arguments() is not used: it writes
/// the IN of procedures from 14 on and quotes by the key words of its version.
/// </summary>
/// <param name="types">proallargtypes, or proargtypes where all are inputs.</param>
/// <param name="modes">proargmodes: i, o, b, v, t; null where all are inputs.</param>
/// <param name="names">proargnames; the empty text for an argument without a name.</param>
/// <param name="defaults">Default of each argument, null for none.</param>
internal sealed class RoutineArguments(string[] types, string[]? modes, string[]? names, string?[]? defaults)
{
    private const string TableColumn = "t";

    /// <summary>One text for each argument, as CREATE takes it; the columns of RETURNS TABLE are not among them.</summary>
    public IReadOnlyList<string> Items => [.. Positions(table: false).Select(Item)];

    /// <summary>What stands behind RETURNS.</summary>
    public string Result(string type, bool isSet)
    {
        var columns = Positions(table: true).Select(Item).ToList();
        return columns.Count > 0 ? $"TABLE({string.Join(", ", columns)})"
            : isSet ? "SETOF " + type
            : type;
    }

    private IEnumerable<int> Positions(bool table) =>
        Enumerable.Range(0, types.Length).Where(at => modes?[at] == TableColumn == table);

    private string Item(int at)
    {
        var mode = modes?[at] switch
        {
            "o" => "OUT ",
            "b" => "INOUT ",
            "v" => "VARIADIC ",
            _ => "",
        };
        var name = names?[at] is { Length: > 0 } given ? Identifier.Quote(given) + " " : "";
        var value = defaults?[at] is { } expression ? " DEFAULT " + expression : "";
        return mode + name + types[at] + value;
    }
}
