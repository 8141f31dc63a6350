namespace Undrift;

/// <summary>The severities as a policy spells them.</summary>
internal static class Levels
{
    /// <summary>The names, worst first.</summary>
    public static readonly string[] Names = [nameof(Severity.ERROR), nameof(Severity.WARNING), nameof(Severity.INFO)];

    /// <summary>The severities, worst first.</summary>
    public static readonly Severity[] All = [Severity.ERROR, Severity.WARNING, Severity.INFO];

    /// <summary>The severity that a value names.</summary>
    public static Severity Read(YamlValue value)
    {
        var name = value.AsText("ERROR, WARNING or INFO");
        return Of(name) ?? throw Unknown(value, name);
    }

    /// <summary>The severity of that name; null when there is none.</summary>
    public static Severity? Of(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? All[index] : null;

    /// <summary>The failure for a name that is no level.</summary>
    public static UndriftException Unknown(YamlValue at, string name) =>
        at.Error($"unknown severity '{name}'{In(at)}: expected ERROR, WARNING or INFO", Hint(name));

    private static string In(YamlValue value) => value.Path.Length == 0 ? "" : " in " + value.Path;

    private static string Hint(string name) =>
        Nearest.To(name, Names) is { } near ? $"did you mean '{near}'?" : "write one of the three";
}
