using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What the database's history of migrations says of a project's migrations.</summary>
internal static class AppliedVersion
{
    /// <summary>The version that the history names; null: there are no migrations, or no history that can be read.</summary>
    public static async Task<string?> OfAsync(
        Project project,
        ParseResult parsed,
        SharedOptions shared,
        CliHost host,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await ReadAsync(project, parsed, shared, host, engine, options, cancellation))?.Applied.Version;
        }
        catch (UndriftException)
        {
            // A backup is worth more than its label.
            return null;
        }
    }

    /// <summary>The migrations, divided by the history; null: the project has none.</summary>
    /// <exception cref="UndriftException">They cannot be read, or there is no history.</exception>
    public static async Task<(MigrationSet Set, AppliedMigrations Applied)?> ReadAsync(
        Project project,
        ParseResult parsed,
        SharedOptions shared,
        CliHost host,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var database = project.RequireActual();
        var named = parsed.CommandResult.Command.Options.Contains(shared.Migrations)
            ? parsed.GetValue(shared.Migrations)
            : null;
        if (project.SecondLeg(named, project.Desired, database, host) is not { } leg)
            return null;
        var source = SchemaSource.Parse(leg, host.Engines);
        if (await ProjectTools.MigrationsOfAsync(source, engine, options, cancellation) is not { } set)
            return null;
        return (set, await AppliedMigrations.ReadAsync(engine, database, set, options, cancellation));
    }
}
