namespace Undrift;

/// <summary>The SQL that removes what the report found, or why there is none.</summary>
public static class SqlReport
{
    /// <summary>Writes the SQL.</summary>
    public static void Write(CheckReport report, TextWriter output) => output.Write(Text(report));

    /// <summary>What the SQL does, in words.</summary>
    public static string Purpose(CheckReport report) =>
        $"Makes the schema of {report.Desired.Description} of {report.Target.Description}.";

    internal static string Text(CheckReport report) =>
        report.Remedy?.Sql ?? Remedy.None("none was asked for").Sql(Purpose(report));
}
