namespace Undrift.Cli;

/// <summary>The next command for each cause that a check found, the most urgent first.</summary>
internal static class CauseNext
{
    public static IEnumerable<NextCommand> Of(
        Judgement judgement,
        MigrationSet migrations,
        AppliedMigrations applied,
        string? environment
    )
    {
        var found = judgement
            .Findings.Where(finding => finding.Accepted is null)
            .Select(finding => finding.Cause)
            .ToHashSet(StringComparer.Ordinal);
        var target = environment is null ? "…" : $"-e {environment}";
        if (found.Contains(Cause.Failed))
            yield return new NextCommand(
                migrations.RepairOf(applied.Pending[0]),
                "a migration did not come to its end"
            );
        if (found.Contains(Cause.Manual))
        {
            yield return new NextCommand($"undrift fix {target} --to code", "adopt what was changed by hand");
            yield return new NextCommand($"undrift fix {target}", "or undo it in the database");
        }
        if (found.Contains(Cause.ModelAhead))
            yield return new NextCommand(migrations.NewMigration, "what the model has and they lack");
        if (applied.Pending.Count > 0 && !found.Contains(Cause.Failed) && migrations.Apply is { } apply)
            yield return new NextCommand(apply, "run what is pending");
    }
}
