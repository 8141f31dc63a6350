namespace Undrift.Cli;

/// <summary>Tells on standard error which statement of a plan runs, and how long those took that took long.</summary>
internal sealed class PlanProgress(CliHost host, Plan plan, bool quiet) : IProgress<PlanStep>
{
    private const int Longest = 100;
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Report(PlanStep value)
    {
        if (quiet)
            return;
        var place = $"undrift: {value.At + 1}/{plan.Statements.Count}";
        if (value.Took is not { } took)
            host.Error.WriteLine($"{place} {Line(plan.Statements[value.At].Sql)}");
        else if (took >= WorthSaying)
            host.Error.WriteLine($"{place} took {took.TotalSeconds:F1} s");
    }

    private static string Line(string sql)
    {
        var line = Visible.Text(string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
